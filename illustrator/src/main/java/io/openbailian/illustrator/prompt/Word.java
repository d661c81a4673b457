package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Hue;
import io.openbailian.text.Parts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A word of the lexicon: what it means, and what it says besides.
///
/// @param hue the colour that the word itself carries, such as 橘猫
/// @param kind which sort of its thing it is, such as `girl`
/// @param count how many it speaks of, such as 情侣; 0 when it does not say
/// @param hints what this word brings along, before what its term does
record Word(
    Term term, Optional<Hue> hue, Optional<String> kind, int count, Map<String, String> hints) {
  Word {
    hints = Map.copyOf(hints);
  }

  /// Reads what stands behind the word's equals sign: colours, counts, kinds and hints, joined by
  /// +.
  static Word of(Term term, String says) {
    Optional<Hue> hue = Optional.empty();
    Optional<String> kind = Optional.empty();
    int count = 0;
    Map<String, String> hints = new HashMap<>();
    for (String part : says.isEmpty() ? List.<String>of() : Parts.of(says, "+")) {
      int colon = part.indexOf(':');
      if (colon > 0) {
        hints.put(Lexicon.upper(part.substring(0, colon)), part.substring(colon + 1));
      } else if (Character.isDigit(part.charAt(0))) {
        count = Integer.parseInt(part);
      } else if (hue(part).isPresent()) {
        hue = hue(part);
      } else {
        kind = Optional.of(part);
      }
    }
    return new Word(term, hue, kind, count, hints);
  }

  /// What it brings along.
  Optional<String> hint(String about) {
    return Optional.ofNullable(hints.get(about)).or(() -> term.hint(about));
  }

  private static Optional<Hue> hue(String name) {
    return Stream.of(Hue.values())
        .filter(hue -> hue.name().equals(Lexicon.upper(name)))
        .findFirst();
  }
}
