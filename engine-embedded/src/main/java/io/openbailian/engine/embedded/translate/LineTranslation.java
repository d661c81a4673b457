package io.openbailian.engine.embedded.translate;

/// What a line is to become.
sealed interface LineTranslation {

  /// Other words.
  record Said(String text) implements LineTranslation {}

  /// Itself: it is a number, in the target language already, or to be left alone.
  record Unchanged() implements LineTranslation {}

  /// Itself, because nobody here knows what it means.
  record Unknown() implements LineTranslation {}
}
