package io.openbailian.server.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.av.Wav;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.server.media.PixelPool;
import io.openbailian.server.media.SpeechEncoding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpeechTrackTest {
  private static final int RATE = 16_000;
  private static final Duration MOMENT = Duration.ofMillis(120);

  private final SteppedTime time = SteppedTime.atNoon();
  private final PixelPool threads = new PixelPool(1);
  private final List<byte[]> frames = new ArrayList<>();
  private final List<SpeechEncoding> encodings = new ArrayList<>();
  private final Peer peer =
      new Peer() {
        @Override
        public void send(String text) {
          throw new AssertionError("speech is no text");
        }

        @Override
        public void send(byte[] binary) {
          frames.add(binary);
        }

        @Override
        public void close(int code, String reason) {}
      };

  @AfterEach
  void close() {
    encodings.forEach(SpeechEncoding::close);
    threads.close();
  }

  private SpeechTrack track(String format) throws Exception {
    SpeechEncoding encoding = new SpeechEncoding(threads, format, RATE);
    encodings.add(encoding);
    return new SpeechTrack(peer, encoding, time);
  }

  private static byte[] head(byte[] frame) {
    return Arrays.copyOf(frame, Wav.HEADER);
  }

  @Test
  void speechThatIsSoonOverSaysItsLengthInItsHeader() throws Exception {
    SpeechTrack track = track("wav");
    track.add(new short[800], RATE);
    assertThat(frames).isEmpty();
    track.finish();

    assertThat(frames).hasSize(1);
    assertThat(frames.getFirst()).hasSize(Wav.HEADER + 1600);
    assertThat(head(frames.getFirst())).isEqualTo(Wav.header(RATE, 1600));
  }

  @Test
  void speechThatGoesOnIsSentAfterAMomentWithoutALength() throws Exception {
    SpeechTrack track = track("wav");
    track.add(new short[800], RATE);
    time.step(MOMENT);
    track.settle();

    assertThat(frames).hasSize(1);
    assertThat(head(frames.getFirst())).isEqualTo(Wav.header(RATE, Wav.UNKNOWN));
    track.add(new short[10], RATE);
    track.finish();
    assertThat(frames.stream().mapToInt(frame -> frame.length).sum())
        .isEqualTo(Wav.HEADER + 2 * 810);
  }

  @Test
  void samplesAloneHaveNoHeader() throws Exception {
    SpeechTrack track = track("pcm");
    track.add(new short[] {1, 2}, RATE);
    track.finish();

    assertThat(frames.getFirst()).containsExactly(1, 0, 2, 0);
  }

  @Test
  void muchSpeechIsSentInFramesOfABoundedSize() throws Exception {
    SpeechTrack track = track("pcm");
    track.add(new short[600_000], RATE);

    assertThat(frames).hasSizeGreaterThan(70).allMatch(frame -> frame.length <= 16 << 10);
    assertThat(frames.stream().mapToInt(frame -> frame.length).sum()).isEqualTo(1_200_000);
  }
}
