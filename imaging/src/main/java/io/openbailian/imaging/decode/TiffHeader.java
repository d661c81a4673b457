package io.openbailian.imaging.decode;

import java.util.HashSet;
import java.util.Set;

/// The directories of a TIFF file. Every length they claim must lie within the file, so that no
/// claim makes a decoder reserve memory.
final class TiffHeader {
  private static final int MOST_ENTRIES = 4096;
  private static final int MOST_DIRECTORIES = 65_536;

  /// The most samples that a pixel may have: four inks and alpha need five.
  private static final int MOST_SAMPLES = 8;

  private static final int MOST_BITS = 64;
  private static final int LONGEST_TILE = 1 << 16;
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int STRIP_BYTES = 279;
  private static final int BITS = 258;
  private static final int SAMPLES = 277;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_BYTES = 325;

  private final FileWindow file;
  private long width;
  private long height;
  private int orientation = 1;
  private long samples = 1;
  private long bits = 1;
  private long tile = 1;

  private TiffHeader(FileWindow file) {
    this.file = file;
  }

  static StoredShape read(FileWindow big) throws BrokenFile {
    TiffHeader header = new TiffHeader(big.littleEndian(big.has(0, "II")));
    int frames = header.directories();
    return new StoredShape(header.width, header.height, frames, header.orientation, header.depth());
  }

  private int directories() throws BrokenFile {
    Set<Long> seen = new HashSet<>();
    long at = file.u32(4);
    while (at != 0) {
      if (!seen.add(at) || seen.size() > MOST_DIRECTORIES) {
        throw new BrokenFile(FileFault.MALFORMED, "the directories of the TIFF go in a circle");
      }
      at = directory(at, seen.size() == 1);
    }
    if (width == 0 || height == 0) {
      throw new BrokenFile(FileFault.MALFORMED, "the TIFF has no picture");
    }
    return seen.size();
  }

  private long directory(long at, boolean first) throws BrokenFile {
    int entries = file.u16(at);
    if (entries > MOST_ENTRIES) {
      throw new BrokenFile(FileFault.MALFORMED, "a directory of the TIFF has too many entries");
    }
    for (int i = 0; i < entries && first; i++) {
      entry(at + 2 + 12L * i);
    }
    return file.u32(at + 2 + 12L * entries);
  }

  private void entry(long at) throws BrokenFile {
    int type = file.u16(at + 2);
    long count = file.u32(at + 4);
    int unit = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
    long values = count * unit <= 4 ? at + 8 : file.u32(at + 8);
    file.part(values, count * unit);
    switch (file.u16(at)) {
      case WIDTH -> width = number(values, unit);
      case HEIGHT -> height = number(values, unit);
      case Exif.ORIENTATION -> orientation = file.u16(values);
      case STRIP_BYTES, TILE_BYTES -> claims(values, unit, count);
      case BITS -> bits = most(values, unit, count);
      case SAMPLES -> samples = modest(number(values, unit), MOST_SAMPLES);
      case TILE_WIDTH, TILE_HEIGHT -> tile *= modest(number(values, unit), LONGEST_TILE);
      default -> {} // thousands of tags that do not matter here
    }
  }

  private void claims(long values, int unit, long count) throws BrokenFile {
    for (long i = 0; i < count; i++) {
      if (number(values + i * unit, unit) > file.length()) {
        throw new BrokenFile(FileFault.TRUNCATED, "the TIFF claims more bytes than it has");
      }
    }
  }

  private long most(long values, int unit, long count) throws BrokenFile {
    long most = 1;
    for (long i = 0; i < Math.min(count, MOST_SAMPLES); i++) {
      most = Math.max(most, number(values + i * unit, unit));
    }
    return modest(most, MOST_BITS);
  }

  private static long modest(long value, int most) throws BrokenFile {
    if (value > most) {
      throw new BrokenFile(
          FileFault.MALFORMED, "the TIFF has tiles, samples or bits beyond reason");
    }
    return value;
  }

  /// Readers bring what they read into another order, and so hold it twice.
  private int depth() throws BrokenFile {
    if (tile > Limits.DEFAULT.pixels()) {
      throw new BrokenFile(FileFault.MALFORMED, "the TIFF has tiles beyond reason");
    }
    return 2 * Math.toIntExact(samples * Math.ceilDiv(bits, 8));
  }

  private long number(long at, int unit) throws BrokenFile {
    return switch (unit) {
      case 2 -> file.u16(at);
      case 4 -> file.u32(at);
      default -> file.u8(at);
    };
  }
}
