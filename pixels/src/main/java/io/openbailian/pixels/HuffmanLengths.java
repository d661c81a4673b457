package io.openbailian.pixels;

import java.util.Arrays;

/// The lengths of a Huffman code's words, none over twelve bits.
final class HuffmanLengths {
  /// Three bits less than the format allows, for a thousandth more bytes.
  static final int LONGEST = 12;

  private HuffmanLengths() {}

  /// Of each symbol by how often it occurs; 0 for one that does not. At least two must occur.
  ///
  /// Rare symbols are counted as less rare until no word is too long.
  static int[] of(int[] counts) {
    int[] now = counts;
    int[] lengths = unlimited(now);
    for (int least = 1; Arrays.stream(lengths).max().orElse(0) > LONGEST; least *= 2) {
      now = raised(counts, least * total(counts) / (1L << (LONGEST + 4)) + 1);
      lengths = unlimited(now);
    }
    return lengths;
  }

  private static long total(int[] counts) {
    return Arrays.stream(counts).asLongStream().sum();
  }

  private static int[] raised(int[] counts, long least) {
    return Arrays.stream(counts)
        .map(count -> count == 0 ? 0 : (int) Math.max(count, least))
        .toArray();
  }

  /// Joins the two rarest until one is left; both queues are sorted, so the rarest is at a front.
  private static int[] unlimited(int[] counts) {
    long[] leaves = sorted(counts);
    int n = leaves.length;
    long[] weights = new long[2 * n - 1];
    int[] parents = new int[2 * n - 1];
    for (int i = 0; i < n; i++) {
      weights[i] = leaves[i] >>> 9;
    }
    int leaf = 0;
    int joined = n;
    for (int next = n; next < weights.length; next++) {
      for (int child = 0; child < 2; child++) {
        boolean takeLeaf = leaf < n && (joined == next || weights[leaf] <= weights[joined]);
        int taken = takeLeaf ? leaf++ : joined++;
        weights[next] += weights[taken];
        parents[taken] = next;
      }
    }
    return depths(parents, leaves, counts.length);
  }

  /// Counts above nine bits of their symbol, which makes the order of equals definite.
  private static long[] sorted(int[] counts) {
    long[] leaves = new long[counts.length];
    int n = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      if (counts[symbol] > 0) {
        leaves[n++] = (long) counts[symbol] << 9 | symbol;
      }
    }
    long[] used = Arrays.copyOf(leaves, n);
    Arrays.sort(used);
    return used;
  }

  private static int[] depths(int[] parents, long[] leaves, int symbols) {
    int[] depths = new int[parents.length];
    for (int i = parents.length - 2; i >= 0; i--) {
      depths[i] = depths[parents[i]] + 1;
    }
    int[] lengths = new int[symbols];
    for (int i = 0; i < leaves.length; i++) {
      lengths[(int) leaves[i] & 511] = depths[i];
    }
    return lengths;
  }
}
