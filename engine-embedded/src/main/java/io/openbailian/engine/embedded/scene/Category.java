package io.openbailian.engine.embedded.scene;

/// The kinds of terms in the lexicon.
public enum Category {
  PLACE,
  TIME,
  SEASON,
  WEATHER,
  SKY,
  STYLE,
  MOOD,
  SUBJECT,
  COLOUR,
  POSITION,
  NEGATION,
  LETTERING
}
