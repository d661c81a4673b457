package io.openbailian.av;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavTest {
  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 22_050, 48_000})
  void theHeaderIsReadByTheJdk(int rate) throws Exception {
    byte[] file = Arrays.copyOf(Wav.header(rate, 200), Wav.HEADER + 200);

    try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
      assertThat(sound.getFormat().getSampleRate()).isEqualTo(rate);
      assertThat(sound.getFormat().getChannels()).isEqualTo(1);
      assertThat(sound.getFormat().getSampleSizeInBits()).isEqualTo(16);
      assertThat(sound.getFrameLength()).isEqualTo(100);
    }
  }

  @Test
  void aFileWhoseLengthIsNotKnownSaysTheLargest() {
    byte[] header = Wav.header(16_000, Wav.UNKNOWN);

    assertThat(Arrays.copyOfRange(header, 4, 8)).containsOnly(0xFF);
    assertThat(Arrays.copyOfRange(header, 40, 44)).containsOnly(0xFF);
  }

  @Test
  void aLengthThatTheHeaderCannotHoldIsSaidAsUnknown() {
    byte[] nearly = Wav.header(16_000, Wav.UNKNOWN - Wav.HEADER);

    assertThat(Arrays.copyOfRange(nearly, 4, 8)).containsOnly(0xFF);
  }
}
