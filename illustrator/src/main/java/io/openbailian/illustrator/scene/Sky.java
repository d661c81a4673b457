package io.openbailian.illustrator.scene;

/// What can be seen in the sky.
public enum Sky {
  SUN,
  MOON,
  STARS,
  AURORA,
  CLOUDS,
  RAINBOW
}
