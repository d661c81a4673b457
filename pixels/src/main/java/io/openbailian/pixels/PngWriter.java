package io.openbailian.pixels;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes pictures as PNG files, several times faster than ImageIO and smaller, because rows are
/// filtered before they are deflated.
///
/// Level 1 is on purpose: measured at 1024*1024, level 4 halves the speed for 15 % of the bytes.
public final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int LEVEL = 1;
  private static final long MAX_PIXELS = 64L << 20;
  private static final int MAX_KEYWORD = 79;

  private PngWriter() {}

  /// The file, with each entry as a text chunk before the pixels, in the map's order.
  ///
  /// @param image `TYPE_INT_RGB` or `TYPE_INT_ARGB`, at most 64 Mpixel
  /// @param texts keywords of 1 to 79 Latin-1 characters to texts of any characters
  /// @throws IllegalArgumentException when the image or a keyword is not such a one
  public static byte[] write(BufferedImage image, Map<String, String> texts) {
    check(image);
    ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 16);
    file.writeBytes(SIGNATURE);
    chunk(file, "IHDR", header(image));
    texts.forEach((keyword, text) -> text(file, keyword, text));
    chunk(file, "IDAT", deflated(image));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void check(BufferedImage image) {
    if (image.getType() != BufferedImage.TYPE_INT_RGB
        && image.getType() != BufferedImage.TYPE_INT_ARGB) {
      throw new IllegalArgumentException(
          "a picture of type %d is neither INT_RGB nor INT_ARGB".formatted(image.getType()));
    }
    long pixels = (long) image.getWidth() * image.getHeight();
    if (pixels > MAX_PIXELS) {
      throw new IllegalArgumentException(
          "a picture of %d pixels is over the limit of %d".formatted(pixels, MAX_PIXELS));
    }
  }

  private static byte[] header(BufferedImage image) {
    ByteArrayOutputStream header = new ByteArrayOutputStream(13);
    integer(header, image.getWidth());
    integer(header, image.getHeight());
    header.write(8);
    header.write(alpha(image) ? 6 : 2);
    header.writeBytes(new byte[3]);
    return header.toByteArray();
  }

  private static boolean alpha(BufferedImage image) {
    return image.getType() == BufferedImage.TYPE_INT_ARGB;
  }

  private static byte[] deflated(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    PngRows rows = new PngRows(width, alpha(image) ? 4 : 3);
    // Reading the data makes Java2D's accelerated copies stale; there are none without a screen.
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    try (Deflater deflater = new Deflater(LEVEL)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(width * height / 2 + 1024);
      byte[] buffer = new byte[1 << 16];
      for (int y = 0; y < height; y++) {
        deflater.setInput(rows.filtered(pixels, y * width));
        drain(deflater, buffer, out);
      }
      deflater.finish();
      drain(deflater, buffer, out);
      return out.toByteArray();
    }
  }

  private static void drain(Deflater deflater, byte[] buffer, ByteArrayOutputStream out) {
    for (int n = deflater.deflate(buffer); n > 0; n = deflater.deflate(buffer)) {
      out.write(buffer, 0, n);
    }
  }

  private static void text(ByteArrayOutputStream file, String keyword, String text) {
    if (keyword.isEmpty() || keyword.length() > MAX_KEYWORD || !latin(keyword)) {
      throw new IllegalArgumentException(
          "'%s' is not a keyword of 1 to 79 Latin-1 characters".formatted(keyword));
    }
    String clean = text.replace("\0", ""); // a NUL would end the chunk's text
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes(keyword.getBytes(StandardCharsets.ISO_8859_1));
    chunk.writeBytes(new byte[5]); // its end; not compressed; no language, no translated keyword
    chunk.writeBytes(clean.getBytes(StandardCharsets.UTF_8));
    chunk(file, "iTXt", chunk.toByteArray());
  }

  private static boolean latin(String text) {
    return text.chars()
        .allMatch(c -> (c >= ' ' && c <= '~') || c == '\n' || (c > 0xA0 && c <= 0xFF));
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    integer(file, data.length);
    file.writeBytes(name);
    file.writeBytes(data);
    integer(file, (int) sum.getValue());
  }

  private static void integer(ByteArrayOutputStream out, int value) {
    out.write(value >>> 24);
    out.write(value >>> 16);
    out.write(value >>> 8);
    out.write(value);
  }
}
