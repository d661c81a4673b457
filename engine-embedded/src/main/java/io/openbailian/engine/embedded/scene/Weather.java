package io.openbailian.engine.embedded.scene;

/// The weather of a scene.
public enum Weather {
  CLEAR,
  CLOUDY,
  RAIN,
  SNOW,
  FOG
}
