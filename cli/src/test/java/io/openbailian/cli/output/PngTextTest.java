package io.openbailian.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.cli.Png;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngTextTest {
  @TempDir Path folder;

  @Test
  void readsInternationalTexts() throws IOException {
    assertThat(PngText.read(file(Png.with("prompt", "可爱猫咪")))).containsEntry("prompt", "可爱猫咪");
  }

  @Test
  void readsPlainTexts() throws IOException {
    assertThat(PngText.read(file(Png.file("tEXt", "seed\0007")))).containsEntry("seed", "7");
  }

  @Test
  void passesOverCompressedTexts() throws IOException {
    assertThat(PngText.read(file(Png.file("iTXt", "seed\0\1\0\0\0xyz")))).isEmpty();
  }

  @Test
  void findsNothingInOtherFiles() throws IOException {
    assertThat(PngText.read(file("a jpeg, perhaps".getBytes(StandardCharsets.UTF_8)))).isEmpty();
    assertThat(PngText.read(file(new byte[0]))).isEmpty();
  }

  @Test
  void bearsFilesThatAreCutOff() throws IOException {
    byte[] whole = Png.with("seed", "7");

    for (int length = 0; length < whole.length; length++) {
      Path cut = file(Arrays.copyOf(whole, length));

      assertThat(catchIo(cut)).isTrue();
    }
  }

  private static boolean catchIo(Path file) {
    try {
      return PngText.read(file).size() <= 1;
    } catch (IOException e) {
      return true;
    }
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("a.png"), content);
  }
}
