package io.openbailian.catalog.model;

import java.util.Optional;

/// Numbers from `min` to `max`, both included unless they are said to be open.
///
/// @param above whether `min` itself is excluded
/// @param below whether `max` itself is excluded
public record DecimalSpan(double min, double max, boolean above, boolean below) {
  public static final DecimalSpan ANY =
      new DecimalSpan(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /// Both bounds included.
  public DecimalSpan(double min, double max) {
    this(min, max, false, false);
  }

  public boolean holds(double value) {
    return (above ? min < value : min <= value) && (below ? value < max : value <= max);
  }

  /// As sentences write it, for example `[0.0, 2.0]` or `(0.0, 1.0]`.
  public String brackets() {
    return (above ? "(" : "[") + min + ", " + max + (below ? ")" : "]");
  }

  /// Reads one bound.
  public static Optional<Double> parseBound(String text) {
    try {
      return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
