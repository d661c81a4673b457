package io.openbailian.av;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilmWriterTest {
  private static final Map<String, String> LABEL =
      Map.of("AIGC", "{\"Label\":\"1\"}", "prompt", "日出");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"480, 854, 24, 36", "624, 624, 1, 3", "96, 64, 60, 7", "1280, 720, 30, 5"})
  void hasExactlyTheFramesSizeAndSpeedAskedFor(int width, int height, int fps, int count)
      throws IOException {
    Path film = film(new FilmFormat(width, height, fps), count);

    try (FilmReader reader = FilmReader.open(film)) {
      assertThat(reader.width()).isEqualTo(width);
      assertThat(reader.height()).isEqualTo(height);
      assertThat(reader.fps()).isEqualTo(fps);
      assertThat(reader.duration()).isCloseTo(count / (double) fps, within(0.002));
      assertThat(frames(reader)).isEqualTo(count);
    }
  }

  @Test
  void keepsTheColoursOfItsFrames() throws IOException {
    Path film = film(new FilmFormat(320, 240, 24), 4);

    try (FilmReader reader = FilmReader.open(film)) {
      Color read = new Color(reader.next().orElseThrow().getRGB(300, 200));
      assertThat(read.getRed()).isCloseTo(200, within(6));
      assertThat(read.getGreen()).isCloseTo(90, within(6));
      assertThat(read.getBlue()).isCloseTo(40, within(6));
    }
  }

  @Test
  void carriesItsLabel() throws IOException {
    Path film = film(new FilmFormat(96, 64, 24), 2);

    try (FilmReader reader = FilmReader.open(film)) {
      assertThat(reader.metadata()).containsAllEntriesOf(LABEL);
    }
  }

  @Test
  void beginsWithItsIndex() throws IOException {
    String text =
        Files.readString(film(new FilmFormat(96, 64, 24), 30), StandardCharsets.ISO_8859_1);

    assertThat(text.indexOf("moov")).isPositive().isLessThan(text.indexOf("mdat"));
  }

  @Test
  void refusesAFrameOfAnotherSize() throws IOException {
    try (FilmWriter writer =
        FilmWriter.open(folder.resolve("film"), new FilmFormat(96, 64, 24), Map.of())) {
      assertThatExceptionOfType(AvException.class)
          .isThrownBy(() -> writer.add(frame(64, 96, 0)))
          .withMessage("a frame of 64*96 does not fit into a film of 96*64");
    }
  }

  @Test
  void refusesOddSides() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new FilmFormat(97, 64, 24));
  }

  @Test
  void tellsADiskThatFailsFromAFilmThatCannotBe() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() ->
            FilmWriter.open(folder.resolve("no/such/folder"), new FilmFormat(96, 64, 24), Map.of()))
        .isNotInstanceOf(AvException.class)
        .withMessageContaining("No such file");
  }

  @Test
  void readsNoFilmWhereThereIsNone() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no film");

    assertThatExceptionOfType(AvException.class)
        .isThrownBy(() -> FilmReader.open(text))
        .withMessageStartingWith("text.mp4 is no film");
  }

  private Path film(FilmFormat format, int count) throws IOException {
    Path file = folder.resolve("film.mp4");
    try (FilmWriter writer = FilmWriter.open(file, format, LABEL)) {
      for (int i = 0; i < count; i++) {
        writer.add(frame(format.width(), format.height(), i));
      }
      writer.finish();
      assertThat(writer.frames()).isEqualTo(count);
    }
    return file;
  }

  private static BufferedImage frame(int width, int height, int number) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(200, 90, 40));
    g.fillRect(0, 0, width, height);
    g.setColor(Color.WHITE);
    g.fillRect(3 * number, 10, 20, 20);
    g.dispose();
    return image;
  }

  private static int frames(FilmReader reader) throws IOException {
    int count = 0;
    for (Optional<BufferedImage> next = reader.next(); next.isPresent(); next = reader.next()) {
      count++;
    }
    return count;
  }
}
