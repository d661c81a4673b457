package io.openbailian.illustrator.scene;

/// The feeling of a picture; it grades light and colour.
public enum Mood {
  PLAIN,
  WARM,
  SOFT,
  JOYFUL,
  CALM,
  SAD,
  MYSTERIOUS,
  DRAMATIC
}
