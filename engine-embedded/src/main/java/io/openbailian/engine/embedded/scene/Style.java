package io.openbailian.engine.embedded.scene;

/// The grading of all colours of a picture.
public enum Style {
  NATURAL,
  NEON,
  INK,
  WARM,
  SOFT
}
