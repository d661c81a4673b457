package io.openbailian.illustrator.scene;

/// Where in a scene a subject belongs.
public enum Role {
  FIGURE,
  BUILDING,
  PLANT,
  AIR,
  WATER,
  THING
}
