package io.openbailian.illustrator.scene;

/// When a scene is set; decides its light.
public enum TimeOfDay {
  DAWN,
  DAY,
  DUSK,
  NIGHT
}
