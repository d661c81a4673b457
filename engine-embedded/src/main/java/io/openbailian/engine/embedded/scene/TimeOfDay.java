package io.openbailian.engine.embedded.scene;

/// When a scene is set; decides its light.
public enum TimeOfDay {
  DAWN,
  DAY,
  DUSK,
  NIGHT
}
