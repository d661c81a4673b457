package io.openbailian.illustrator.prompt;

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

  /// The class that draws it, behind the package of the illustrator: `thing.Snowman`.
  ///
  /// @throws IllegalStateException for what is not a subject
  public String drawing() {
    return hint("DRAWING")
        .orElseThrow(
            () -> new IllegalStateException("the lexicon says of no class that it draws " + name));
  }

  /// How tall it is beside a grown person, who is 1; the usual where the lexicon does not say.
  public double tall() {
    return hint("TALL").map(Double::parseDouble).orElse(100.0) / 100;
  }

  /// The measure word that counts it in Chinese.
  public String measure() {
    return hint("BY").orElse("个");
  }

  /// Whether its colour is that of its clothes.
  public boolean wearsItsColour() {
    return hint("WEARS").isPresent();
  }

  /// How high on it one sits or stands, as a share of its height.
  public Optional<Double> seat() {
    return hint("SEAT").map(height -> Double.parseDouble(height) / 100);
  }

  boolean comesInAnyColour() {
    return hint("PAINTS").isPresent();
  }

  Optional<String> hint(String about) {
    return Optional.ofNullable(hints.get(about));
  }

  <E extends Enum<E>> E as(Class<E> type) {
    return Enum.valueOf(type, name);
  }
}
