package io.openbailian.illustrator.animate;

/// Something that a prompt says about movement.
enum Motion {
  PUSH,
  PULL,
  PAN_LEFT,
  PAN_RIGHT,
  TILT_UP,
  TILT_DOWN,
  ORBIT,
  FIXED,
  LAPSE,
  RISING,
  SETTING,
  WALK,
  RUN,
  JUMP,
  FIREWORKS,
  PETALS,
  LEAVES,
  METEORS,
  FIREFLIES,
  CARS,
  SIGNALS,
  BIRDS,
  WIND,
  CLOUDS
}
