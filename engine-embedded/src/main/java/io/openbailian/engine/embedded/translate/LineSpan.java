package io.openbailian.engine.embedded.translate;

/// A piece of a line, by what is to become of it.
sealed interface LineSpan {

  /// To be translated.
  record Raw(String text) implements LineSpan {}

  /// To stay as it is, because the request says so.
  record Kept(String text) implements LineSpan {}

  /// Said in the target language already, as the request says.
  record Said(String text) implements LineSpan {}
}
