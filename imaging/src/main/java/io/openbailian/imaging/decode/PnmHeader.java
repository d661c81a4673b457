package io.openbailian.imaging.decode;

/// What a PBM, PGM or PPM file says before its samples.
///
/// @param kind 1 to 6, the digit behind the P
/// @param most the sample that means white, or full; 1 to 65 535
/// @param data where the samples begin
record PnmHeader(int kind, int width, int height, int most, int data) {
  private static final int LONGEST_SIDE = 1 << 24;

  static StoredShape shape(FileWindow file) throws BrokenFile {
    PnmHeader header = read(file);
    header.weigh(file.length());
    return new StoredShape(
        header.width, header.height, 1, 1, header.channels() * header.sampleBytes());
  }

  static PnmHeader read(FileWindow file) throws BrokenFile {
    int kind = file.u8(1) - '0';
    PnmNumbers numbers = new PnmNumbers(file, 2);
    int width = numbers.next(LONGEST_SIDE);
    int height = numbers.next(LONGEST_SIDE);
    int most = kind == 1 || kind == 4 ? 1 : numbers.next(65_535);
    if (width < 1 || height < 1 || most < 1) {
      throw new BrokenFile(
          FileFault.MALFORMED,
          "the PNM says it is %d x %d of samples up to %d".formatted(width, height, most));
    }
    return new PnmHeader(kind, width, height, most, numbers.at() + 1);
  }

  boolean plain() {
    return kind <= 3;
  }

  boolean bitmap() {
    return kind == 1 || kind == 4;
  }

  int channels() {
    return kind % 3 == 0 ? 3 : 1;
  }

  int sampleBytes() {
    return most > 255 ? 2 : 1;
  }

  /// Refuses a file that is too short for what it claims, before anything is reserved for it.
  private void weigh(int length) throws BrokenFile {
    if (data + leastBytes() > length) {
      throw new BrokenFile(
          FileFault.TRUNCATED,
          "the PNM of %d x %d ends before its picture does".formatted(width, height));
    }
  }

  /// Numbers in words need a space between them, bits in words do not.
  private long leastBytes() {
    long samples = (long) width * height * channels();
    return switch (kind) {
      case 1 -> samples;
      case 2, 3 -> 2 * samples - 1;
      case 4 -> (width + 7L) / 8 * height;
      default -> samples * sampleBytes();
    };
  }
}
