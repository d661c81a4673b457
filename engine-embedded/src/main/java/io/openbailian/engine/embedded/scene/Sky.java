package io.openbailian.engine.embedded.scene;

/// What can be seen in the sky.
public enum Sky {
  SUN,
  MOON,
  STARS,
  AURORA,
  CLOUDS,
  RAINBOW
}
