package io.openbailian.conformance.bench.workbench;

/// How often which time was taken, in fixed memory: 64 steps to each doubling, so a percentile is
/// right within 2 %. For one thread.
public final class Histogram {
  private static final int STEP_BITS = 6;
  private static final int STEPS = 1 << STEP_BITS;

  private final long[] counts = new long[(Long.SIZE - STEP_BITS) * STEPS];
  private long count;

  public void record(long nanos) {
    counts[index(Math.max(0, nanos))]++;
    count++;
  }

  public long count() {
    return count;
  }

  /// The time in nanoseconds that this share of all were not slower than; 0 when there are none.
  double percentile(double share) {
    long wanted = (long) Math.ceil(share * count);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        return value(i);
      }
    }
    return 0;
  }

  public double percentileMillis(double share) {
    return percentile(share) / 1e6;
  }

  /// Below 64 each value has a place of its own; above, the place is the highest bit and the six
  /// below it.
  private static int index(long value) {
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - STEP_BITS - 1);
    return shift * STEPS + (int) (value >>> shift);
  }

  /// The middle of a place.
  private static double value(int index) {
    if (index < 2 * STEPS) {
      return index;
    }
    int shift = index / STEPS - 1;
    return Math.scalb(index - shift * STEPS + 0.5, shift);
  }
}
