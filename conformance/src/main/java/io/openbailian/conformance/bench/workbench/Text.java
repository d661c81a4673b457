package io.openbailian.conformance.bench.workbench;

import java.util.Arrays;
import java.util.Locale;

/// Figures as people read them.
public final class Text {
  private Text() {}

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  public static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  public static String rate(Load.Outcome outcome) {
    return format("%,.0f/s, %s", outcome.perSecond(), percentiles(outcome.latency()))
        + errors(outcome);
  }

  static String percentiles(Histogram latency) {
    return format(
        "p50 %.2f ms, p99 %.2f ms", latency.percentileMillis(0.5), latency.percentileMillis(0.99));
  }

  /// Empty when there are none.
  public static String errors(Load.Outcome outcome) {
    return outcome.errors() == 0
        ? ""
        : format(" — %,d ERRORS, the last %d", outcome.errors(), outcome.lastBadStatus());
  }

  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
