package io.openbailian.imaging.decode;

/// The segments of a JPEG file, walked to its end; entropy-coded data are skipped.
final class JpegHeader {
  /// A progressive file may ask for any number of passes over the picture; honest ones for a dozen.
  private static final int MOST_SCANS = 200;

  /// Bytes of memory that one pixel takes while it is decoded: four inks, and the four channels
  /// that are made of them.
  private static final int DEPTH = 8;

  private final FileWindow file;
  private long width;
  private long height;
  private int orientation = 1;
  private int scans;

  private JpegHeader(FileWindow file) {
    this.file = file;
  }

  static StoredShape read(FileWindow file) throws BrokenFile {
    JpegHeader header = new JpegHeader(file);
    header.walk();
    return new StoredShape(header.width, header.height, 1, header.orientation, DEPTH);
  }

  private void walk() throws BrokenFile {
    long at = 2;
    while (at < file.length()) {
      at = marker(at);
      int marker = file.u8(at - 1);
      if (marker == 0xD9) {
        break;
      }
      if (!standsAlone(marker)) {
        int length = file.u16(at);
        if (length < 2) {
          throw new BrokenFile(FileFault.MALFORMED, "a segment of the JPEG has no length");
        }
        segment(marker, at + 2, length - 2);
        at += length;
      }
    }
    finish();
  }

  private void finish() throws BrokenFile {
    if (width == 0) {
      throw new BrokenFile(FileFault.TRUNCATED, "the JPEG ends before it says its size");
    }
  }

  /// The place after the next marker; bytes that are none, and stuffing, are passed over.
  private long marker(long from) throws BrokenFile {
    long at = from;
    while (at + 1 < file.length()) {
      if (file.u8(at) == 0xFF && file.u8(at + 1) != 0 && file.u8(at + 1) != 0xFF) {
        return at + 2;
      }
      at++;
    }
    if (width > 0) {
      return endOfCutFile();
    }
    throw new BrokenFile(FileFault.TRUNCATED, "the JPEG ends before it says its size");
  }

  private long endOfCutFile() throws BrokenFile {
    throw new BrokenFile(
        FileFault.TRUNCATED,
        "the JPEG of %d x %d ends before its picture does".formatted(width, height));
  }

  private static boolean standsAlone(int marker) {
    return marker == 1 || (marker >= 0xD0 && marker <= 0xD8);
  }

  private void segment(int marker, long at, int length) throws BrokenFile {
    if (startOfFrame(marker)) {
      frame(marker, at);
    } else if (marker == 0xDA) {
      scan();
    } else if (marker == 0xE1 && file.has(at, "Exif\0\0")) {
      orientation = Exif.orientation(file.part(at + 6, length - 6L));
    }
  }

  private static boolean startOfFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private void frame(int marker, long at) throws BrokenFile {
    if (marker > 0xC2) {
      throw new BrokenFile(
          FileFault.MALFORMED, "the JPEG is of a kind (0x%X) that is not read".formatted(marker));
    }
    if (width > 0) {
      throw new BrokenFile(FileFault.MALFORMED, "the JPEG says its size twice");
    }
    height = file.u16(at + 1);
    width = file.u16(at + 3);
    if (width == 0 || height == 0) {
      throw new BrokenFile(FileFault.MALFORMED, "the JPEG has no pixels");
    }
  }

  private void scan() throws BrokenFile {
    scans++;
    if (scans > MOST_SCANS) {
      throw new BrokenFile(
          FileFault.MALFORMED, "the JPEG asks for more than %d scans".formatted(MOST_SCANS));
    }
  }
}
