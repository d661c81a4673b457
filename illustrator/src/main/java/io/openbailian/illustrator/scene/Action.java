package io.openbailian.illustrator.scene;

/// What a figure does. A drawing that cannot show an action shows the nearest it can.
public enum Action {
  /// Nothing was said.
  ANY,
  STANDING,
  SITTING,
  LYING,
  SLEEPING,
  WALKING,
  RUNNING,
  JUMPING,
  FLYING,
  SWIMMING,
  DANCING,
  READING,
  WAVING
}
