package io.openbailian.illustrator.prompt;

import io.openbailian.text.Pattern;
import java.util.stream.Stream;

/// Texts of parts joined by one letter.
final class Splitting {
  private Splitting() {}

  /// The parts; none of an empty text.
  static Stream<String> at(String text, char letter) {
    return text.isEmpty()
        ? Stream.empty()
        : Pattern.compile(Pattern.quote(String.valueOf(letter))).splitAsStream(text);
  }
}
