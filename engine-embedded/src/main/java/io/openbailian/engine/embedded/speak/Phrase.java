package io.openbailian.engine.embedded.speak;

/// A piece of a sentence that is said in one breath and in one language.
///
/// @param text with the mark at its end
/// @param pause milliseconds of silence after it, at the usual rate
/// @param rest milliseconds of silence that were asked for after it
record Phrase(String text, SpokenLanguage language, int pause, int rest) {

  /// Whether there is anything in it to be heard.
  boolean isSpoken() {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  Phrase resting(int more) {
    return new Phrase(text, language, pause, rest + more);
  }
}
