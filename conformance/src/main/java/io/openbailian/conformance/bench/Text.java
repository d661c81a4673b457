package io.openbailian.conformance.bench;

import java.util.Arrays;
import java.util.Locale;

/// Figures as people read them.
final class Text {
  private Text() {}

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  static String rate(Load.Outcome outcome) {
    return format("%,.0f/s, %s", outcome.perSecond(), percentiles(outcome.latency()))
        + errors(outcome);
  }

  static String percentiles(Histogram latency) {
    return format(
        "p50 %.2f ms, p99 %.2f ms", latency.percentileMillis(0.5), latency.percentileMillis(0.99));
  }

  /// Empty when there are none.
  static String errors(Load.Outcome outcome) {
    return outcome.errors() == 0
        ? ""
        : format(" — %,d ERRORS, the last %d", outcome.errors(), outcome.lastBadStatus());
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
