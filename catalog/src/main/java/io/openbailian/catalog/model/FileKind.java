package io.openbailian.catalog.model;

import java.util.Locale;

/// The kinds of file a model's results come in.
public enum FileKind {
  PNG,
  JPG,
  MP4,
  WAV,
  JSON,
  /// The operation answers no files.
  NONE;

  /// As the catalogue spells it and the names of the files end, for example `png`.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }
}
