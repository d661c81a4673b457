package io.openbailian.pixels;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes pictures as JPEG files at quality 0.92, with texts as an XMP packet: JPEG has no text
/// chunks of its own.
public final class JpegWriter {
  private static final float QUALITY = 0.92f;
  private static final byte[] XMP =
      "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1);

  /// An APP1 segment counts its length in 16 bits, itself included.
  private static final int MOST = 0xFFFF - 2;

  private JpegWriter() {}

  /// The file; transparency becomes white.
  ///
  /// @param texts names (XML names) to texts of any characters, 64 KiB in all
  public static byte[] write(BufferedImage image, Map<String, String> texts) throws IOException {
    byte[] plain = encode(opaque(image));
    byte[] segment = segment(texts);
    ByteArrayOutputStream file = new ByteArrayOutputStream(plain.length + segment.length);
    file.write(plain, 0, 2); // the start marker
    file.write(segment);
    file.write(plain, 2, plain.length - 2);
    return file.toByteArray();
  }

  private static BufferedImage opaque(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_INT_RGB) {
      return image;
    }
    var copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = copy.createGraphics();
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return copy;
  }

  private static byte[] encode(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static byte[] segment(Map<String, String> texts) throws IOException {
    byte[] packet = XmpPacket.of(texts);
    int length = 2 + XMP.length + packet.length;
    if (length > MOST) {
      throw new IllegalArgumentException(
          "the texts of a JPEG file have at most 64 KiB, not %d bytes".formatted(length));
    }
    ByteArrayOutputStream segment = new ByteArrayOutputStream(length + 2);
    segment.write(0xFF);
    segment.write(0xE1);
    segment.write(length >> 8);
    segment.write(length);
    segment.write(XMP);
    segment.write(packet);
    return segment.toByteArray();
  }
}
