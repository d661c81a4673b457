package io.openbailian.engine.embedded.scene;

import java.util.Map;
import java.util.Optional;

/// Something the lexicon knows.
///
/// @param name within its category, the name of a constant or of a drawing
/// @param zh what it is called in Chinese
/// @param en what it is called in English
/// @param hints what it brings along when nothing else is said
public record Term(
    Category category, String name, String zh, String en, Map<String, String> hints) {
  public Term {
    hints = Map.copyOf(hints);
  }

  public String title(boolean chinese) {
    return chinese ? zh : en;
  }

  Optional<String> hint(Category about) {
    return hint(about.name());
  }

  Optional<String> hint(String about) {
    return Optional.ofNullable(hints.get(about));
  }

  <E extends Enum<E>> E as(Class<E> type) {
    return Enum.valueOf(type, name);
  }
}
