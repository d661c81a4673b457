package io.openbailian.illustrator.scene;

/// What something is made of, where it is not what it usually is.
public enum Material {
  CERAMIC,
  GLASS,
  WOOD,
  METAL,
  GOLD,
  ICE,
  STONE,
  PLUSH,
  PAPER
}
