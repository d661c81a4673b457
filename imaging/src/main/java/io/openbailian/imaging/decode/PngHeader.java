package io.openbailian.imaging.decode;

/// The chunks of a PNG file, walked but not inflated.
final class PngHeader {
  private static final int FIRST_CHUNK = 8;

  private PngHeader() {}

  static StoredShape read(FileWindow file) throws BrokenFile {
    if (!file.has(FIRST_CHUNK + 4, "IHDR") || file.u32(FIRST_CHUNK) != 13) {
      throw new BrokenFile(FileFault.MALFORMED, "the PNG does not begin with its header");
    }
    long width = file.u32(FIRST_CHUNK + 8);
    long height = file.u32(FIRST_CHUNK + 12);
    int frames = 1;
    int orientation = 1;
    for (long at = FIRST_CHUNK; at + 12 <= file.length(); at += 12 + file.u32(at)) {
      if (file.has(at + 4, "acTL")) {
        frames = Math.clamp(file.u32(at + 8), 1, Integer.MAX_VALUE);
      } else if (file.has(at + 4, "eXIf")) {
        orientation = Exif.orientation(file.part(at + 8, file.u32(at)));
      } else if (file.has(at + 4, "IEND")) {
        return new StoredShape(width, height, frames, orientation, depth(file));
      }
    }
    if (width < 1 || height < 1) {
      throw new BrokenFile(FileFault.MALFORMED, "the PNG has no pixels");
    }
    // The size comes first: a cut-off file of a monstrous size is refused for the size.
    return new StoredShape(width, height, frames, orientation, depth(file));
  }

  /// Grey, colours, palette, grey and alpha, colours and alpha.
  private static int depth(FileWindow file) throws BrokenFile {
    int channels =
        switch (file.u8(FIRST_CHUNK + 17)) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    return channels * (file.u8(FIRST_CHUNK + 16) > 8 ? 2 : 1);
  }
}
