package io.openbailian.engine.embedded.translate;

/// A piece of a line, by what is to become of it.
sealed interface Span {

  /// To be translated.
  record Raw(String text) implements Span {}

  /// To stay as it is, because the request says so.
  record Kept(String text) implements Span {}

  /// Said in the target language already, as the request says.
  record Said(String text) implements Span {}
}
