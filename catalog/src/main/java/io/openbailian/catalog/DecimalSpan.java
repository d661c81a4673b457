package io.openbailian.catalog;

import java.util.Optional;

/// Numbers from `min` to `max`, both included.
public record DecimalSpan(double min, double max) {
  public static final DecimalSpan ANY =
      new DecimalSpan(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public boolean holds(double value) {
    return min <= value && value <= max;
  }

  /// Reads one bound.
  static Optional<Double> parseBound(String text) {
    try {
      return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
