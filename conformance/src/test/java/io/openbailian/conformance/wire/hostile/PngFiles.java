package io.openbailian.conformance.wire.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// PNG files and their chunks.
final class PngFiles {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final int HEADER_END = 8 + 12 + 13;

  private PngFiles() {}

  /// A file whose header claims these sides, with the rows it was given.
  static byte[] claiming(int width, int height, byte[] rows) {
    Binary header = new Binary(true).u32(width).u32(height).u8(8).u8(2).u8(0).u8(0).u8(0);
    return PictureFiles.join(
        SIGNATURE,
        chunk("IHDR", header.toBytes()),
        chunk("IDAT", deflated(rows)),
        chunk("IEND", new byte[0]));
  }

  static byte[] chunk(String name, byte[] data) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(data);
    return new Binary(true).u32(data.length).bytes(type).bytes(data).u32(sum.getValue()).toBytes();
  }

  /// The first words of a chunk that claims to be that long.
  static byte[] claim(String name, long length, String beginning) {
    return new Binary(true).u32(length).text(name).text(beginning).toBytes();
  }

  /// The file with chunks behind its header.
  static byte[] with(byte[] png, byte[]... chunks) {
    return inserted(png, HEADER_END, chunks);
  }

  /// The file with chunks before its last one of this name.
  static byte[] before(String name, byte[] png, byte[]... chunks) {
    String text = new String(png, StandardCharsets.ISO_8859_1);
    return inserted(png, text.lastIndexOf(name) - 4, chunks);
  }

  private static byte[] inserted(byte[] file, int at, byte[]... parts) {
    return PictureFiles.join(
        Arrays.copyOf(file, at),
        PictureFiles.join(parts),
        Arrays.copyOfRange(file, at, file.length));
  }

  static byte[] deflated(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater =
        new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
      deflater.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
