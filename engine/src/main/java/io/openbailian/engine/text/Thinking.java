package io.openbailian.engine.text;

/// Whether an answer is to be thought about before it is given, and how long.
///
/// @param on whether it begins with reasoning
/// @param budget how many tokens the reasoning has at most; `max_tokens` does not count it
public record Thinking(boolean on, int budget) {
  /// No reasoning.
  public static final Thinking OFF = new Thinking(false, 0);
}
