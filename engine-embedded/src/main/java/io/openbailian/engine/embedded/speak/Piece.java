package io.openbailian.engine.embedded.speak;

/// A piece of what is to be said.
sealed interface Piece {

  /// Words.
  record Words(String text) implements Piece {}

  /// Silence that was asked for, in milliseconds.
  record Silence(int millis) implements Piece {}
}
