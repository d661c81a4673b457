package io.openbailian.catalog.check;

import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.Span;
import io.openbailian.protocol.PixelSize;
import java.util.Optional;

/// The rules that a size obeys.
final class SizeRules {
  private SizeRules() {}

  /// The sentence of the rule that a size breaks; empty for a legal size.
  static Optional<String> broken(FieldType.Size type, PixelSize size) {
    if (type.lists(size)) {
      return Optional.empty();
    }
    if (!type.hasLimits()) {
      return Optional.of(Sentences.sizes(type.of()));
    }
    Optional<Span> side = type.side();
    if (side.isPresent() && !(side.get().holds(size.width()) && side.get().holds(size.height()))) {
      return side.map(Sentences::sides);
    }
    if (type.area().isPresent() && !type.area().get().holds(size.pixels())) {
      return type.area().map(Sentences::area);
    }
    return type.ratio().filter(ratio -> !ratio.holds(size)).map(Sentences::ratio);
  }

  /// A size on the grid of its type; a listed one stays as it is.
  static PixelSize stepped(FieldType.Size type, PixelSize size) {
    return type.step() == 1 || type.lists(size)
        ? size
        : new PixelSize(stepped(type.step(), size.width()), stepped(type.step(), size.height()));
  }

  private static int stepped(int step, int side) {
    return Math.max(1, (side + step / 2) / step) * step;
  }
}
