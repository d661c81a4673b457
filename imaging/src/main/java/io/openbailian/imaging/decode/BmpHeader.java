package io.openbailian.imaging.decode;

/// The header of a BMP file.
final class BmpHeader {
  private static final int CORE = 12;
  private static final int EMBEDDED_JPEG = 4;
  private static final int EMBEDDED_PNG = 5;

  private BmpHeader() {}

  static StoredShape read(FileWindow big) throws BrokenFile {
    FileWindow file = big.littleEndian(true);
    long size = file.u32(14);
    if (size == CORE) {
      return shape(file, file.u16(18), file.u16(20), file.u16(24), 0);
    }
    if (size < 40 || size > 1024) {
      throw new BrokenFile(FileFault.NOT_AN_IMAGE, "the file begins like a BMP but is none");
    }
    long height = Math.abs((long) file.i32(22)); // negative: rows from the top
    return shape(file, file.i32(18), height, file.u16(28), file.u32(30));
  }

  private static StoredShape shape(
      FileWindow file, long width, long height, int depth, long compression) throws BrokenFile {
    if (compression == EMBEDDED_JPEG || compression == EMBEDDED_PNG) {
      throw new BrokenFile(FileFault.MALFORMED, "the BMP wraps a file of another format");
    }
    if (width < 1 || height < 1 || depth < 1 || depth > 32) {
      throw new BrokenFile(
          FileFault.MALFORMED,
          "the BMP says it is %d x %d of %d bits".formatted(width, height, depth));
    }
    boolean packed = compression == 1 || compression == 2;
    long row = (width * depth + 31) / 32 * 4;
    if (!packed && width * height <= Limits.DEFAULT.pixels()) {
      file.part(file.u32(10), row * height);
    }
    return new StoredShape(width, height, 1, 1, Math.ceilDiv(depth, 8));
  }
}
