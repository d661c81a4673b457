package io.openbailian.catalog.model;

import java.util.Optional;

/// Whole numbers from `min` to `max`, both included.
public record Span(long min, long max) {
  public static final Span ANY = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

  public boolean holds(long value) {
    return min <= value && value <= max;
  }

  /// Reads one bound.
  public static Optional<Long> parseBound(String text) {
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
