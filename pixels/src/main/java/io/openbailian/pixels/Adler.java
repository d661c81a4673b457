package io.openbailian.pixels;

/// The checksum of zlib streams.
final class Adler {
  private static final long MODULUS = 65_521;

  private Adler() {}

  /// The checksum of two pieces in a row, from those of each.
  ///
  /// The lower half is one more than the sum of the bytes. The upper half sums the lower half after
  /// each byte, so what the first piece comes to counts once more for each byte of the second.
  static int joined(int first, int second, int secondLength) {
    long sum = (first & 0xFFFF) + (second & 0xFFFF) - 1 + MODULUS;
    long before = (first & 0xFFFF) - 1 + MODULUS;
    long sums = (first >>> 16) + (second >>> 16) + before * (secondLength % MODULUS);
    return (int) (sums % MODULUS << 16 | sum % MODULUS);
  }
}
