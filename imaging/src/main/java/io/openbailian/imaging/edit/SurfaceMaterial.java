package io.openbailian.imaging.edit;

/// What a thing in a picture can be made of.
public enum SurfaceMaterial {
  ICE,
  CLOUD,
  /// Chinese festive lantern: red silk over ribs, lit from inside.
  LANTERN,
  WOOD,
  /// Blue and white porcelain.
  PORCELAIN,
  /// Fired clay under a thick celadon glaze.
  CERAMIC,
  FLUFFY,
  /// Knitted wool.
  WEAVING,
  BALLOON,
  METAL,
  GLASS
}
