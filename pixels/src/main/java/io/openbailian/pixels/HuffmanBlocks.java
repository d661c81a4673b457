package io.openbailian.pixels;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Deflate blocks of literals alone, each with a Huffman code of its own.
///
/// What the filters leave of a photograph repeats itself nowhere: looking for repetitions takes
/// twice the time there and, as zlib's fast levels spend their codes, a fifth more bytes.
final class HuffmanBlocks {
  /// So long that a code's 138 bytes do not count, so short that it fits what it is for.
  private static final int BLOCK = 64 << 10;

  private static final int END = 256;
  private static final int SYMBOLS = 257;
  private static final int SMALLEST_ROOM = 1 << 10;

  /// The code lengths are sent as numbers of four bits: a code of its own for 16, 17 and 18, which
  /// are never used, has no length, and each of the others has four. In the format's order.
  private static final int LENGTH_CODES = 19;

  private static final int UNUSED_LENGTH_CODES = 3;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] out;
  private int at;
  private long bits;
  private int held;

  private HuffmanBlocks(byte[] out) {
    this.out = out;
  }

  /// Most bytes that so many bytes can become.
  static int room(int bytes) {
    return bytes + bytes / 2 + SMALLEST_ROOM; // no code is over 12 bits, and a block's own is small
  }

  /// Encodes, ends on a whole byte and answers where.
  static int write(byte[] data, int length, byte[] out) {
    HuffmanBlocks blocks = new HuffmanBlocks(out);
    for (int start = 0; start < length; start += BLOCK) {
      blocks.block(data, start, Math.min(length, start + BLOCK));
    }
    blocks.align();
    return blocks.at;
  }

  /// The bytes that these would become, without the beginnings of blocks.
  static long estimate(byte[] data, int from, int to) {
    int[] counts = counts(data, from, to);
    int[] lengths = HuffmanLengths.of(counts);
    long sum = 0;
    for (int i = 0; i < SYMBOLS; i++) {
      sum += (long) counts[i] * lengths[i];
    }
    return sum >> 3;
  }

  private void block(byte[] data, int from, int to) {
    int[] lengths = HuffmanLengths.of(counts(data, from, to));
    put(0b100, 3); // not the last; a code of its own
    put(0, 5); // 257 literals and lengths
    put(0, 5); // one distance, which is not used
    put(LENGTH_CODES - 4, 4);
    for (int i = 0; i < LENGTH_CODES; i++) {
      put(i < UNUSED_LENGTH_CODES ? 0 : 4, 3);
    }
    for (int length : lengths) {
      put(Integer.reverse(length) >>> 28, 4);
    }
    put(0, 4); // the distance has no length
    int[] codes = codes(lengths);
    literals(data, from, to, codes);
    put(codes[END] >>> 4, codes[END] & 15);
  }

  private static int[] counts(byte[] data, int from, int to) {
    // Two, because counting the same byte twice in a row waits for itself.
    int[] even = new int[SYMBOLS];
    int[] odd = new int[SYMBOLS];
    int i = from;
    for (; i < to - 1; i += 2) {
      even[data[i] & 255]++;
      odd[data[i + 1] & 255]++;
    }
    if (i < to) {
      even[data[i] & 255]++;
    }
    for (int symbol = 0; symbol < END; symbol++) {
      even[symbol] += odd[symbol];
    }
    even[END] = 1;
    return even;
  }

  /// Each symbol's code, its first bit lowest, above four bits of its length.
  private static int[] codes(int[] lengths) {
    int[] codes = new int[SYMBOLS];
    int code = 0;
    for (int length = 1; length <= HuffmanLengths.LONGEST; length++) {
      code <<= 1;
      for (int symbol = 0; symbol < SYMBOLS; symbol++) {
        if (lengths[symbol] == length) {
          codes[symbol] = Integer.reverse(code) >>> (32 - length) << 4 | length;
          code++;
        }
      }
    }
    return codes;
  }

  /// Four at a time: 7 bits held and four codes of 12 fit into 64.
  private void literals(byte[] data, int from, int to, int[] codes) {
    int i = from;
    int position = at;
    long waiting = bits;
    int count = held;
    for (; i < to - 3; i += 4) {
      int first = codes[data[i] & 255];
      int second = codes[data[i + 1] & 255];
      int third = codes[data[i + 2] & 255];
      int fourth = codes[data[i + 3] & 255];
      waiting |= (long) (first >>> 4) << count;
      count += first & 15;
      waiting |= (long) (second >>> 4) << count;
      count += second & 15;
      waiting |= (long) (third >>> 4) << count;
      count += third & 15;
      waiting |= (long) (fourth >>> 4) << count;
      count += fourth & 15;
      LONGS.set(out, position, waiting);
      position += count >>> 3;
      waiting >>>= count & ~7;
      count &= 7;
    }
    at = position;
    bits = waiting;
    held = count;
    for (; i < to; i++) {
      int code = codes[data[i] & 255];
      put(code >>> 4, code & 15);
    }
  }

  private void put(int value, int length) {
    bits |= (long) value << held;
    held += length;
    while (held >= 8) {
      out[at++] = (byte) bits;
      bits >>>= 8;
      held -= 8;
    }
  }

  /// An empty block of bytes as they are, which begins on a whole byte.
  private void align() {
    put(0, 3);
    put(0, -held & 7);
    put(0, 16);
    put(0xFFFF, 16);
  }
}
