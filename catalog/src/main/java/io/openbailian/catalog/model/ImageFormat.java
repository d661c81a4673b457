package io.openbailian.catalog.model;

import java.util.Locale;

/// The kinds of picture files a model may take, known by their content and not by their name.
public enum ImageFormat {
  JPG,
  PNG,
  BMP,
  TIFF,
  WEBP,
  /// Of an animation the first frame counts.
  GIF,
  /// PBM, PGM and PPM.
  PNM;

  /// As the catalogue spells it, for example `jpg`.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }
}
