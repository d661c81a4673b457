package io.openbailian.illustrator.scene;

/// Where in the picture a prompt wants a subject.
public enum Position {
  ANYWHERE,
  LEFT,
  RIGHT,
  CENTRE,
  FAR,
  NEAR
}
