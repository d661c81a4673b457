package io.openbailian.illustrator.scene;

/// What can be seen in the sky and in the air.
public enum Sky {
  SUN,
  MOON,
  STARS,
  AURORA,
  CLOUDS,
  RAINBOW,
  FIREWORKS,
  METEORS,
  FIREFLIES
}
