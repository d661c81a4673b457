package io.openbailian.av;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever sends a recording has only its sound looked at: a decoder of pictures that never sees a
/// byte cannot be attacked.
class OnlySoundTest {
  private static final String[] PICTURES = {
    "-f", "lavfi", "-i", "testsrc=size=64x48:rate=5:duration=1"
  };

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "a.avi,magicyuv",
    "a.avi,huffyuv",
    "a.mkv,ffv1",
    "a.mov,png",
    "a.mp4,mpeg4",
    "a.flv,flv",
    "a.wmv,wmv2",
    "a.mpeg,mpeg2video"
  })
  void noDecoderOfPicturesIsOpened(String name, String codec)
      throws IOException, InterruptedException {
    Path file = film(name, codec);

    try (Demuxer demuxer = Demuxer.ofFile(file)) {
      List<AVStream> others = others(demuxer);

      assertThat(others).isNotEmpty();
      for (AVStream other : others) {
        assertThat(other.discard()).isEqualTo(AVDISCARD_ALL);
        assertThat(other.codecpar().format())
            .as("the format of pixels, which only a decoder fills in")
            .isEqualTo(AV_PIX_FMT_NONE);
      }
    }
    try (AudioReader reader = AudioReader.open(file, PcmWish.mixed(16_000))) {
      short[] samples = Tone.all(reader);
      assertThat(Tone.hertz(samples, 16_000)).isCloseTo(Tone.HZ, within(10.0));
    }
  }

  /// The damage of CVE-2026-8461: packets of MagicYUV too small for their header.
  @Test
  void theSoundOfAFilmWithDamagedPicturesIsRead() throws IOException, InterruptedException {
    Path file = film("a.avi", "magicyuv");
    byte[] bytes = Files.readAllBytes(file);
    int damaged = 0;
    for (int i = 0; i + 8 < bytes.length; i++) {
      if (new String(bytes, i, 4, StandardCharsets.US_ASCII).equals("MAGY") && i > 0x100) {
        bytes[i + 4] = 0; // the size of the header
        bytes[i + 5] = 0;
        damaged++;
      }
    }
    assertThat(damaged).isPositive();
    Files.write(file, bytes);

    try (AudioReader reader = AudioReader.open(file, PcmWish.mixed(16_000))) {
      assertThat(Tone.all(reader).length / 16_000.0).isCloseTo(1.0, within(0.1));
    }
  }

  @Test
  void aCodecThatIsNoneOfRecordingsIsNotDecoded() throws IOException, InterruptedException {
    assumeTrue(Tone.canWrite(), "ffmpeg is not installed");
    Path file = Tone.written(folder, "odd.mkv", "-c:a", "tta");

    assertThatThrownBy(() -> AudioReader.open(file, PcmWish.mixed(0)))
        .isInstanceOf(AvException.class)
        .hasMessageContaining("tta");
  }

  @Test
  void aPlaylistIsNoRecording() throws IOException {
    byte[] list =
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/hosts\n"
            .getBytes(StandardCharsets.US_ASCII);
    Path file = Files.write(folder.resolve("list.m3u8"), list);

    assertThatThrownBy(() -> AudioReader.open(file, PcmWish.mixed(0)))
        .isInstanceOf(AvException.class);
    assertThatThrownBy(() ->
            AudioReader.open(new ByteArrayInputStream(list), AudioContainer.OGG, PcmWish.mixed(0)))
        .isInstanceOf(AvException.class);
  }

  private Path film(String name, String codec) throws IOException, InterruptedException {
    assumeTrue(Tone.canWrite(), "ffmpeg is not installed");
    Path file = folder.resolve(name);
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    command.addAll(List.of(PICTURES));
    command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=%d:duration=1".formatted(Tone.HZ)));
    command.addAll(List.of("-c:v", codec, file.toString()));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    return file;
  }

  private static List<AVStream> others(Demuxer demuxer) {
    List<AVStream> others = new ArrayList<>();
    for (int i = 0; i < demuxer.context().nb_streams(); i++) {
      AVStream stream = demuxer.context().streams(i);
      if (stream.codecpar().codec_type() != AVMEDIA_TYPE_AUDIO) {
        others.add(stream);
      }
    }
    return others;
  }
}
