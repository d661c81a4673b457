package io.openbailian.av;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;

class FfmpegTest {
  @Test
  void saysInWordsWhatANumberMeans() throws AvException {
    Ffmpeg.load();

    assertThat(Ffmpeg.sentence(avutil.AVERROR_EOF())).isEqualTo("End of file");
  }
}
