package io.openbailian.catalog.model;

import java.util.Locale;

/// How several pictures stand in an answer of {@link ResultShape#CHOICES}.
public enum Choices {
  /// One choice that has them all.
  ONE,
  /// Each in a choice of its own.
  EACH,
  /// One choice that has them all, and behind them the prompt as it was rewritten, if it was.
  TOLD;

  /// As the catalogue spells it, for example `one`.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }
}
