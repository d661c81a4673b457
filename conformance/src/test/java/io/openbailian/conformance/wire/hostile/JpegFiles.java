package io.openbailian.conformance.wire.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JPEG files and their segments.
final class JpegFiles {
  private JpegFiles() {}

  static byte[] segment(int marker, String text) {
    return segment(marker, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] segment(int marker, byte[] data) {
    return new Binary(true).u8(0xFF).u8(marker).u16(2 + data.length).bytes(data).toBytes();
  }

  /// The file with segments behind its first marker.
  static byte[] with(byte[] jpeg, byte[] segments) {
    return PictureFiles.join(
        Arrays.copyOf(jpeg, 2), segments, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  /// EXIF whose directory points at itself in each way there is.
  static byte[] circle() {
    Binary tiff = new Binary(true).text("Exif\0\0").text("MM\0*").u32(8).u16(3);
    for (int pointer : new int[] {0x8769, 0x8825, 0xA005}) {
      tiff.u16(pointer).u16(4).u32(1).u32(8);
    }
    return segment(0xE1, tiff.u32(8).toBytes());
  }

  /// A sound file but for the sides that it claims.
  static byte[] claiming(int width, int height) {
    byte[] file = PictureFiles.of("jpg");
    byte[] sides = new Binary(true).u16(height).u16(width).toBytes();
    System.arraycopy(sides, 0, file, frame(file) + 5, 4);
    return file;
  }

  /// A file with two headers.
  static byte[] twice() {
    byte[] file = PictureFiles.of("jpg");
    int from = frame(file);
    return with(file, Arrays.copyOfRange(file, from, from + 19));
  }

  /// A file that asks for its picture to be gone over so many times.
  static byte[] passes(int count) {
    byte[] file = PictureFiles.of("jpg");
    int scan = find(file, 0xDA);
    byte[] once = Arrays.copyOfRange(file, scan, scan + 40);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(Arrays.copyOf(file, scan));
    for (int i = 0; i < count; i++) {
      all.writeBytes(once);
    }
    all.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
    return all.toByteArray();
  }

  private static int frame(byte[] file) {
    return find(file, 0xC0);
  }

  private static int find(byte[] file, int marker) {
    for (int at = 2; at + 1 < file.length; at++) {
      if ((file[at] & 255) == 0xFF && (file[at + 1] & 255) == marker) {
        return at;
      }
    }
    throw new IllegalStateException("no marker %x".formatted(marker));
  }
}
