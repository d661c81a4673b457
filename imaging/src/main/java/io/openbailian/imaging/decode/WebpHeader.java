package io.openbailian.imaging.decode;

/// The chunks of a WEBP file, walked but not decoded.
final class WebpHeader {
  private static final long FIRST_CHUNK = 12;

  /// Bytes of memory that one pixel takes while it is decoded: its four channels twice, because
  /// transforms are undone from one copy into the other.
  private static final int DEPTH = 8;

  private final FileWindow file;
  private long canvasWidth;
  private long canvasHeight;
  private long width;
  private long height;
  private int animated;
  private int orientation = 1;

  private WebpHeader(FileWindow file) {
    this.file = file;
  }

  static StoredShape read(FileWindow big) throws BrokenFile {
    WebpHeader header = new WebpHeader(big.littleEndian(true));
    header.walk();
    return header.shape();
  }

  private StoredShape shape() throws BrokenFile {
    if (width == 0 && animated == 0) {
      throw new BrokenFile(FileFault.TRUNCATED, "the WEBP ends before its picture");
    }
    if (animated > 0) {
      return new StoredShape(canvasWidth, canvasHeight, animated, orientation, DEPTH);
    }
    if (canvasWidth > 0 && (canvasWidth != width || canvasHeight != height)) {
      throw new BrokenFile(FileFault.MALFORMED, "the WEBP says two different sizes");
    }
    return new StoredShape(width, height, 1, orientation, DEPTH);
  }

  private void walk() throws BrokenFile {
    long at = FIRST_CHUNK;
    while (at + 8 <= file.length()) {
      long size = file.u32(at + 4);
      file.part(at + 8, size);
      chunk(file.ascii(at, 4), at + 8, size);
      at += 8 + size + (size & 1);
    }
  }

  private void chunk(String name, long at, long size) throws BrokenFile {
    switch (name) {
      case "VP8X" -> {
        canvasWidth = 1 + u24(at + 4);
        canvasHeight = 1 + u24(at + 7);
      }
      case "VP8 " -> lossy(at);
      case "VP8L" -> lossless(at);
      case "ANMF" -> frame(at);
      case "EXIF" -> orientation = Exif.orientation(exif(at, size));
      default -> {} // profiles, notes and chunks yet to be invented
    }
  }

  private FileWindow exif(long at, long size) throws BrokenFile {
    FileWindow data = file.part(at, size);
    return data.has(0, "Exif\0\0") ? data.part(6, size - 6) : data;
  }

  private void frame(long at) throws BrokenFile {
    animated++;
    long right = 2 * u24(at) + 1 + u24(at + 6);
    long bottom = 2 * u24(at + 3) + 1 + u24(at + 9);
    if (right > canvasWidth || bottom > canvasHeight) {
      throw new BrokenFile(FileFault.MALFORMED, "a frame of the WEBP lies outside its picture");
    }
  }

  private void lossy(long at) throws BrokenFile {
    if (file.u8(at + 3) != 0x9D || file.u8(at + 4) != 0x01 || file.u8(at + 5) != 0x2A) {
      throw new BrokenFile(FileFault.MALFORMED, "the WEBP has no key frame");
    }
    width = file.u16(at + 6) & 0x3FFF;
    height = file.u16(at + 8) & 0x3FFF;
  }

  private void lossless(long at) throws BrokenFile {
    long bits = file.u32(at + 1);
    width = 1 + (bits & 0x3FFF);
    height = 1 + (bits >> 14 & 0x3FFF);
  }

  private long u24(long at) throws BrokenFile {
    return file.u8(at) | file.u8(at + 1) << 8 | file.u8(at + 2) << 16;
  }
}
