package io.openbailian.engine.embedded.scene;

/// Where in the picture a prompt wants a subject.
public enum Position {
  ANYWHERE,
  LEFT,
  RIGHT,
  CENTRE,
  FAR,
  NEAR
}
