package io.openbailian.conformance.wire.hostile;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/// The smallest lossless WEBP streams there are: no transform, no cache, one code for each channel.
final class Vp8l {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int bits;
  private int count;

  private Vp8l() {}

  /// One colour, which takes no bit for a pixel: any size in twenty bytes.
  static byte[] plain(int width, int height) {
    Vp8l stream = header(width, height);
    stream.one(200);
    return stream.rest();
  }

  /// Two greens at random, which take one bit for a pixel.
  static byte[] noise(int width, int height) {
    Vp8l stream = header(width, height);
    stream.write(0b11, 2); // a simple code of two symbols
    stream.write(1, 1); // the first has eight bits
    stream.write(40, 8);
    stream.write(200, 8);
    stream.others();
    SplittableRandom dice = new SplittableRandom(1);
    for (int i = 0; i < width * height; i++) {
      stream.write(dice.nextInt(2), 1);
    }
    return stream.rest();
  }

  private static Vp8l header(int width, int height) {
    Vp8l stream = new Vp8l();
    stream.write(0x2F, 8);
    stream.write(width - 1, 14);
    stream.write(height - 1, 14);
    stream.write(0, 1 + 3); // no alpha, version 0
    stream.write(0, 3); // no transform, no cache, no groups of codes
    return stream;
  }

  private void one(int green) {
    simple(green);
    others();
  }

  /// Red, blue, alpha and distance.
  private void others() {
    simple(90);
    simple(30);
    simple(255);
    simple(0);
  }

  private void simple(int symbol) {
    write(0b101, 3); // simple, one symbol, of eight bits
    write(symbol, 8);
  }

  private void write(int value, int width) {
    for (int i = 0; i < width; i++) {
      bits |= (value >> i & 1) << count;
      count++;
      if (count == 8) {
        flush();
      }
    }
  }

  private void flush() {
    out.write(bits);
    bits = 0;
    count = 0;
  }

  private byte[] rest() {
    if (count > 0) {
      flush();
    }
    return out.toByteArray();
  }
}
