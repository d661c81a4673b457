package io.openbailian.illustrator.tool;

import java.util.Optional;

/// The drawings that there are, by the names that scenes and the lexicon know them by.
@FunctionalInterface
public interface Repertoire {
  /// For things that hold nothing.
  Repertoire NONE = thing -> Optional.empty();

  /// The drawing of a thing, if there is one.
  Optional<Drawing> find(String thing);
}
