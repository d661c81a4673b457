package io.openbailian.illustrator.scene;

/// The weather of a scene.
public enum Weather {
  CLEAR,
  CLOUDY,
  RAIN,
  SNOW,
  FOG
}
