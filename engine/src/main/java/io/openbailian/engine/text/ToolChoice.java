package io.openbailian.engine.text;

/// Whether an answer may, must or must not ask for tools.
public sealed interface ToolChoice {

  /// As it sees fit.
  record Auto() implements ToolChoice {}

  record None() implements ToolChoice {}

  /// At least one, whichever.
  record Required() implements ToolChoice {}

  /// This one.
  record Named(String name) implements ToolChoice {}
}
