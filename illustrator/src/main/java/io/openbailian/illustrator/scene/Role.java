package io.openbailian.illustrator.scene;

/// Where in a scene a subject belongs.
public enum Role {
  FIGURE,
  BUILDING,
  PLANT,
  AIR,
  WATER,
  THING,
  /// It has no drawing of its own: a sign with its name stands for it.
  SIGN
}
