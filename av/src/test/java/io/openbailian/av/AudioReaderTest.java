package io.openbailian.av;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioReaderTest {
  @TempDir Path folder;

  /// The tone as a file of the kind that this module writes.
  static byte[] file(AudioFormat format, int rate) throws AvException {
    short[] tone = Tone.samples(rate, 1.5);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SpeechWriter writer = new SpeechWriter(format, rate)) {
      byte[] written = writer.write(tone, rate);
      byte[] last = writer.finish();
      if (format == AudioFormat.WAV) {
        out.writeBytes(Wav.header(rate, written.length + last.length));
      }
      out.writeBytes(written);
      out.writeBytes(last);
    }
    return out.toByteArray();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a.aac,-ac 2",
    "a.avi,-c:a mp3",
    "a.flac,-ac 2",
    "a.flv,-c:a aac",
    "a.m4a,-c:a aac",
    "a.mkv,-c:a flac",
    "a.mov,-c:a pcm_s16le",
    "a.mp3,-c:a libmp3lame",
    "a.mp4,-c:a aac",
    "a.mpeg,-c:a mp2",
    "a.ogg,-c:a libvorbis",
    "a.opus,-c:a libopus",
    "a.wav,-ac 2",
    "a.webm,-c:a libopus",
    "a.wma,-c:a wmav2",
    "a.wmv,-c:a wmav2",
    "b.wav,-c:a pcm_mulaw -ar 8000",
    "speex.ogg,-c:a libspeex -ar 16000"
  })
  void everyListedFormatIsRead(String name, String options)
      throws IOException, InterruptedException {
    assumeTrue(Tone.canWrite(), "ffmpeg is not installed");
    Path file = Tone.written(folder, name, options.split(" "));

    try (AudioReader reader = AudioReader.open(file, PcmWish.mixed(16_000))) {
      short[] samples = Tone.all(reader);

      assertThat(samples.length / 16_000.0).isCloseTo(1.5, within(0.12));
      assertThat(Tone.hertz(samples, 16_000)).isCloseTo(Tone.HZ, within(10.0));
      assertThat(Tone.level(samples)).isGreaterThan(0.05);
    }
  }

  /// Free encoders of AMR are rare: this file is frames of 20 ms with nothing in them.
  @Test
  void amrIsRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("#!AMR\n".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 75; i++) {
      bytes.write(0x3c);
      bytes.writeBytes(new byte[31]);
    }
    Path file = Files.write(folder.resolve("a.amr"), bytes.toByteArray());

    try (AudioReader reader = AudioReader.open(file, PcmWish.mixed(16_000))) {
      assertThat(Tone.all(reader).length / 16_000.0).isCloseTo(1.5, within(0.05));
      assertThat(reader.info().rate()).isEqualTo(8000);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000, 22_050, 24_000, 44_100, 48_000})
  void whatIsWrittenIsReadAtEveryRate(int rate) throws Exception {
    for (AudioFormat format : new AudioFormat[] {AudioFormat.WAV, AudioFormat.MP3}) {
      Path path = Files.write(folder.resolve("tone"), file(format, rate));

      try (AudioReader reader = AudioReader.open(path, PcmWish.mixed(0))) {
        short[] samples = Tone.all(reader);

        assertThat(reader.info().rate()).isEqualTo(rate);
        assertThat(samples.length / (double) rate).isCloseTo(1.5, within(0.2));
        assertThat(Tone.hertz(samples, rate)).isCloseTo(Tone.HZ, within(10.0));
        assertThat(Tone.level(samples)).isCloseTo(0.354, within(0.05));
      }
    }
  }

  @Test
  void aChannelIsReadAlone() throws IOException, InterruptedException {
    assumeTrue(Tone.canWrite(), "ffmpeg is not installed");
    Path file = Tone.written(folder, "two.wav", "-af", "pan=stereo|c0=c0|c1=0*c0", "-ar", "16000");

    try (AudioReader left = AudioReader.open(file, new PcmWish(16_000, 0));
        AudioReader right = AudioReader.open(file, new PcmWish(8000, 1))) {
      assertThat(left.info().channels()).isEqualTo(2);
      assertThat(left.info().duration()).isPresent();
      assertThat(Tone.level(Tone.all(left))).isGreaterThan(0.05);
      assertThat(Tone.level(Tone.all(right))).isLessThan(0.001);
    }
    assertThatThrownBy(() -> AudioReader.open(file, new PcmWish(8000, 2)))
        .isInstanceOf(AvException.class)
        .hasMessageContaining("no channel 2");
  }

  @ParameterizedTest
  @EnumSource(names = {"WAV", "MP3"})
  void aStreamIsReadAsItComes(AudioContainer container) throws Exception {
    byte[] bytes = file(AudioFormat.valueOf(container.name()), 16_000);

    try (AudioReader reader =
        AudioReader.open(new Dribble(bytes), container, PcmWish.mixed(16_000))) {
      short[] samples = Tone.all(reader);

      assertThat(samples.length / 16_000.0).isCloseTo(1.5, within(0.15));
      assertThat(Tone.hertz(samples, 16_000)).isCloseTo(Tone.HZ, within(10.0));
    }
  }

  @Test
  void theFirstSamplesOfAStreamComeBeforeItsEnd() throws Exception {
    byte[] bytes = file(AudioFormat.WAV, 16_000);
    Counted in = new Counted(new Dribble(bytes));

    try (AudioReader reader = AudioReader.open(in, AudioContainer.WAV, PcmWish.mixed(16_000))) {
      int opened = in.count;
      assertThat(reader.read(new short[160])).isPositive();
      assertThat(in.count).as("%d bytes when it was opened", opened).isLessThan(bytes.length / 2);
    }
  }

  @Test
  void aStreamThatBreaksSaysWhy() throws Exception {
    InputStream broken = new Broken();
    assertThatThrownBy(
            () -> AudioReader.open(broken, AudioContainer.WAV, PcmWish.mixed(16_000)).close())
        .isInstanceOf(AvException.class);
  }

  @Test
  void whatIsNoAudioIsSaid() throws Exception {
    Path text = Files.writeString(folder.resolve("a.wav"), "this is a text, not audio".repeat(50));
    Path empty = Files.write(folder.resolve("empty.mp3"), new byte[0]);
    Path playlist =
        Files.writeString(
            folder.resolve("list.mp3"), "#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n");
    Path concat =
        Files.writeString(folder.resolve("concat.txt"), "ffconcat version 1.0\nfile a.wav\n");

    for (Path file : new Path[] {text, empty, playlist, concat, folder.resolve("absent")}) {
      assertThatThrownBy(() -> AudioReader.open(file, PcmWish.mixed(0)).close())
          .as(file.toString())
          .isInstanceOf(AvException.class);
    }
  }

  @Test
  void damagedFilesEndInAnExceptionOrInFewerSamples() throws Exception {
    Random random = new Random(7);
    byte[] wav = file(AudioFormat.WAV, 16_000);
    byte[] mp3 = file(AudioFormat.MP3, 16_000);
    for (int round = 0; round < 200; round++) {
      byte[] bytes = (round % 2 == 0 ? wav : mp3).clone();
      for (int i = 0; i < 40; i++) {
        bytes[random.nextInt(i < 10 ? 60 : bytes.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("damaged"), bytes);
      try (AudioReader reader = AudioReader.open(file, PcmWish.mixed(16_000))) {
        assertThat(Tone.all(reader).length).isLessThan(50_000_000);
      } catch (AvException e) {
        assertThat(e).hasMessageMatching("\\p{Print}+");
      }
    }
  }

  @Test
  void aHeaderOfAFileThatGoesOnHasNoLength() {
    byte[] header = Wav.header(16_000, Wav.UNKNOWN);

    assertThat(new String(header, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    assertThat(header).hasSize(Wav.HEADER).endsWith(-1, -1, -1, -1);
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the peer has gone");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      throw new IOException("the peer has gone");
    }
  }

  /// Bytes in pieces of 700.
  private static final class Dribble extends InputStream {
    private final ByteArrayInputStream in;

    Dribble(byte[] bytes) {
      this.in = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return in.read(target, offset, Math.min(length, 700));
    }
  }

  private static final class Counted extends InputStream {
    private final InputStream in;
    private int count;

    Counted(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      count++;
      return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = in.read(target, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
