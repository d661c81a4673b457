package io.openbailian.engine.embedded.translate;

import java.util.List;

/// One size for lines that were of one size.
final class TypeSize {
  private static final double ALIKE = 0.2;

  /// A line that had to shrink further than this does not pull the others with it.
  private static final double MOST_SHRINKING = 0.6;

  private TypeSize() {}

  /// A line's size once and now, in pixels an em.
  record Size(double once, double now) {}

  /// The size of a line among all lines.
  static double of(Size size, List<Size> all) {
    double least =
        all.stream()
            .filter(other -> Math.abs(other.once() - size.once()) < ALIKE * size.once())
            .mapToDouble(Size::now)
            .filter(now -> now >= MOST_SHRINKING * size.once())
            .min()
            .orElse(size.now());
    return Math.min(size.now(), least);
  }
}
