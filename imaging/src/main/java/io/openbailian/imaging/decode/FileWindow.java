package io.openbailian.imaging.decode;

import java.nio.charset.StandardCharsets;

/// A window of a file; reading past its end is a refusal, not an exception of Java's.
final class FileWindow {
  private final byte[] file;
  private final int from;
  private final int length;
  private final boolean little;

  private FileWindow(byte[] file, int from, int length, boolean little) {
    this.file = file;
    this.from = from;
    this.length = length;
    this.little = little;
  }

  static FileWindow of(byte[] file) {
    return new FileWindow(file, 0, file.length, false);
  }

  FileWindow littleEndian(boolean yes) {
    return new FileWindow(file, from, length, yes);
  }

  FileWindow part(long at, long size) throws BrokenFile {
    need(at, size);
    return new FileWindow(file, from + (int) at, (int) size, little);
  }

  int length() {
    return length;
  }

  int u8(long at) throws BrokenFile {
    need(at, 1);
    return file[from + (int) at] & 255;
  }

  int u16(long at) throws BrokenFile {
    int first = u8(at);
    int second = u8(at + 1);
    return little ? second << 8 | first : first << 8 | second;
  }

  long u32(long at) throws BrokenFile {
    long first = u16(at);
    long second = u16(at + 2);
    return little ? second << 16 | first : first << 16 | second;
  }

  int i32(long at) throws BrokenFile {
    return (int) u32(at);
  }

  String ascii(long at, int size) throws BrokenFile {
    need(at, size);
    return new String(file, from + (int) at, size, StandardCharsets.ISO_8859_1);
  }

  boolean has(long at, String text) {
    if (at < 0 || at + text.length() > length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if ((file[from + (int) at + i] & 255) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void need(long at, long size) throws BrokenFile {
    if (at < 0 || size < 0 || at + size > length) {
      throw new BrokenFile(
          FileFault.TRUNCATED,
          "the file ends at byte %d, before its picture does".formatted(length));
    }
  }
}
