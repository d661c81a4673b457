package io.openbailian.imaging.decode;

/// The numbers of a PNM file as words, between which there are spaces and comments.
final class PnmNumbers {
  private final FileWindow file;
  private int at;

  PnmNumbers(FileWindow file, int from) {
    this.file = file;
    this.at = from;
  }

  /// Where the last number ended.
  int at() {
    return at;
  }

  int next(int most) throws BrokenFile {
    skip();
    int value = 0;
    int digits = 0;
    while (at < file.length() && digit(file.u8(at))) {
      value = value * 10 + file.u8(at) - '0';
      at++;
      digits++;
      if (value > most) {
        throw new BrokenFile(FileFault.MALFORMED, "a number of the PNM is over %d".formatted(most));
      }
    }
    if (digits == 0) {
      throw at >= file.length()
          ? new BrokenFile(FileFault.TRUNCATED, "the PNM ends before its picture does")
          : new BrokenFile(FileFault.MALFORMED, "the PNM has no number at byte %d".formatted(at));
    }
    return value;
  }

  /// A bit, which needs no space before the next one.
  int bit() throws BrokenFile {
    skip();
    int bit = file.u8(at) - '0';
    if (bit != 0 && bit != 1) {
      throw new BrokenFile(FileFault.MALFORMED, "the PNM has no bit at byte %d".formatted(at));
    }
    at++;
    return bit;
  }

  private void skip() throws BrokenFile {
    while (at < file.length() && (space(file.u8(at)) || file.u8(at) == '#')) {
      if (file.u8(at) == '#') {
        comment();
      } else {
        at++;
      }
    }
  }

  private void comment() throws BrokenFile {
    while (at < file.length() && file.u8(at) != '\n' && file.u8(at) != '\r') {
      at++;
    }
  }

  private static boolean digit(int letter) {
    return letter >= '0' && letter <= '9';
  }

  static boolean space(int letter) {
    return letter == ' ' || (letter >= 9 && letter <= 13);
  }
}
