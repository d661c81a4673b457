package io.openbailian.imaging.region;

/// A kind of thing that someone laid over a picture.
public enum Overlay {
  /// Lines of Chinese characters.
  CHINESE,
  /// Lines of Latin letters and digits.
  LATIN,
  /// A flat mark in a corner that is not a line of text.
  BRAND
}
