package io.openbailian.imaging.decode;

/// The one thing wanted of EXIF: which way up the picture is.
final class Exif {
  static final int ORIENTATION = 274;
  private static final int MOST_ENTRIES = 512;

  private Exif() {}

  /// 1 when the data say nothing usable: a camera's broken notes are no reason to refuse a picture.
  static int orientation(FileWindow tiff) {
    try {
      return read(tiff);
    } catch (BrokenFile unusable) {
      return 1;
    }
  }

  private static int read(FileWindow data) throws BrokenFile {
    FileWindow tiff = data.littleEndian(data.has(0, "II"));
    long ifd = tiff.u32(4);
    int entries = Math.min(tiff.u16(ifd), MOST_ENTRIES);
    for (int i = 0; i < entries; i++) {
      long entry = ifd + 2 + 12L * i;
      if (tiff.u16(entry) == ORIENTATION) {
        return tiff.u16(entry + 8);
      }
    }
    return 1;
  }
}
