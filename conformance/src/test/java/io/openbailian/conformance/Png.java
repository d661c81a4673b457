package io.openbailian.conformance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/// A PNG file as another program reads it.
///
/// @param texts what its iTXt chunks say, in the order of the file
public record Png(BufferedImage image, Map<String, String> texts) {
  private static final int SIGNATURE = 8;
  private static final int CHUNK_FRAME = 12;

  public static Png read(byte[] file) {
    try {
      return new Png(ImageIO.read(new ByteArrayInputStream(file)), texts(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether every pixel is the same.
  public boolean samePixels(Png other) {
    return differences(other).isEmpty();
  }

  /// The smallest rectangle that holds all pixels in which two pictures of one size differ.
  public Box differences(Png other) {
    Box box = Box.EMPTY;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) != other.image.getRGB(x, y)) {
          box = box.with(x, y);
        }
      }
    }
    return box;
  }

  /// A rectangle, its borders included.
  public record Box(int left, int top, int right, int bottom) {
    static final Box EMPTY = new Box(Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1);

    public boolean isEmpty() {
      return right < 0;
    }

    Box with(int x, int y) {
      return new Box(Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y));
    }
  }

  private static Map<String, String> texts(byte[] file) {
    Map<String, String> texts = new LinkedHashMap<>();
    ByteBuffer chunks = ByteBuffer.wrap(file);
    for (int at = SIGNATURE; at < file.length; at += CHUNK_FRAME + chunks.getInt(at)) {
      String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (type.equals("iTXt")) {
        String text = new String(file, at + 8, chunks.getInt(at), StandardCharsets.UTF_8);
        String[] parts = text.split("\0", 5); // keyword, flag and method, language, keyword, text
        texts.put(parts[0], parts[parts.length - 1].replaceFirst("^\0*", ""));
      }
    }
    return texts;
  }
}
