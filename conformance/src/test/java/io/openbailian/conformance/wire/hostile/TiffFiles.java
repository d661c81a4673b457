package io.openbailian.conformance.wire.hostile;

import java.util.ArrayList;
import java.util.List;

/// TIFF files of one directory, tag by tag.
final class TiffFiles {
  private static final int DATA = 8;
  private static final int DATA_BYTES = PictureFiles.SIDE * PictureFiles.SIDE;

  private final List<long[]> entries = new ArrayList<>();
  private long next;

  /// A grey picture of 512 * 512 in one strip, which a caller spoils.
  static TiffFiles grey() {
    return new TiffFiles()
        .number(256, PictureFiles.SIDE)
        .number(257, PictureFiles.SIDE)
        .number(258, 8)
        .number(259, 1)
        .number(262, 1)
        .number(273, DATA)
        .number(277, 1)
        .number(278, PictureFiles.SIDE)
        .number(279, DATA_BYTES);
  }

  /// Sets a tag to a number.
  TiffFiles number(int tag, long value) {
    return entry(tag, 4, 1, value);
  }

  /// Sets a tag to anything.
  TiffFiles entry(int tag, int type, long count, long value) {
    entries.removeIf(entry -> entry[0] == tag);
    entries.add(new long[] {tag, type, count, value});
    entries.sort((a, b) -> Long.compare(a[0], b[0]));
    return this;
  }

  /// Where the directory says that the next one is.
  TiffFiles next(long at) {
    next = at;
    return this;
  }

  /// Where the one directory is.
  static long directory() {
    return DATA + DATA_BYTES;
  }

  byte[] file() {
    Binary file = new Binary(false).text("II*\0").u32(directory()).bytes(new byte[DATA_BYTES]);
    file.u16(entries.size());
    for (long[] entry : entries) {
      file.u16((int) entry[0]).u16((int) entry[1]).u32(entry[2]).u32(entry[3]);
    }
    return file.u32(next).toBytes();
  }

  /// The file with directories of nothing behind its first.
  byte[] pages(int count) {
    byte[] first = next(directory() + 2 + 12L * entries.size() + 4).file();
    Binary all = new Binary(false).bytes(first);
    for (int i = 1; i <= count; i++) {
      all.u16(0).u32(i == count ? 0 : first.length + 6L * i);
    }
    return all.toBytes();
  }
}
