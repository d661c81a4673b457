package io.openbailian.catalog.model;

import java.util.Locale;

/// The four ways to call a model.
public enum Mode {
  SYNC,
  STREAM,
  ASYNC,
  DUPLEX;

  /// As the catalogue spells it, for example `async`.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }
}
