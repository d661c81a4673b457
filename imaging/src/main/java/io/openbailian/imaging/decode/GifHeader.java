package io.openbailian.imaging.decode;

/// The blocks of a GIF file, walked but not unpacked.
final class GifHeader {
  /// Bytes of memory that one pixel takes while it is decoded: its index in the palette, and its
  /// four channels on the screen.
  private static final int DEPTH = 5;

  private final FileWindow file;
  private int frames;
  private long width;
  private long height;

  private GifHeader(FileWindow file) {
    this.file = file;
  }

  static StoredShape read(FileWindow file) throws BrokenFile {
    GifHeader header = new GifHeader(file.littleEndian(true));
    header.walk();
    return new StoredShape(header.width, header.height, header.frames, 1, DEPTH);
  }

  private void walk() throws BrokenFile {
    width = file.u16(6);
    height = file.u16(8);
    long at = 13L + table(file.u8(10));
    while (at < file.length()) {
      int block = file.u8(at);
      if (block == 0x3B) {
        break;
      } else if (block == 0x21) {
        at = blocks(at + 2);
      } else if (block == 0x2C) {
        at = frame(at);
      } else {
        break; // browsers show what came before rubbish
      }
    }
    if (frames == 0) {
      throw new BrokenFile(FileFault.TRUNCATED, "the GIF ends before its first frame");
    }
  }

  /// A first frame larger than the screen makes the picture that large: it is what is decoded.
  private long frame(long at) throws BrokenFile {
    if (frames == 0) {
      width = Math.max(width, file.u16(at + 1) + file.u16(at + 5));
      height = Math.max(height, file.u16(at + 3) + file.u16(at + 7));
    }
    long data = at + 10 + table(file.u8(at + 9)) + 1;
    if (frames > 0 && data >= file.length()) {
      return file.length();
    }
    frames++;
    return blocks(data);
  }

  private long blocks(long from) throws BrokenFile {
    long at = from;
    while (at < file.length() && file.u8(at) != 0) {
      at += 1 + file.u8(at);
    }
    return at + 1;
  }

  private static int table(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }
}
