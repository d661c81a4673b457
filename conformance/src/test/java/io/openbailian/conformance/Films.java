package io.openbailian.conformance;

import io.openbailian.av.FilmReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A video file as its viewer finds it.
///
/// @param frames a hash of the pixels of each
/// @param metadata keys and texts of the file
/// @param indexFirst whether it can be played while it is fetched
public record Films(
    String size,
    double fps,
    double seconds,
    List<Integer> frames,
    Map<String, String> metadata,
    boolean indexFirst) {

  /// Reads a whole file.
  public static Films read(byte[] bytes) {
    try {
      Path file = Files.createTempFile("film", ".mp4");
      try {
        Files.write(file, bytes);
        return read(file, bytes);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Films read(Path file, byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    try (FilmReader reader = FilmReader.open(file)) {
      List<Integer> frames = new ArrayList<>();
      for (Optional<BufferedImage> next = reader.next(); next.isPresent(); next = reader.next()) {
        frames.add(hash(next.get()));
      }
      return new Films(
          reader.width() + "*" + reader.height(),
          reader.fps(),
          reader.duration(),
          frames,
          reader.metadata(),
          text.indexOf("moov") < text.indexOf("mdat"));
    }
  }

  private static int hash(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.hashCode(pixels);
  }
}
