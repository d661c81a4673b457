package io.openbailian.illustrator.prompt;

/// The kinds of terms in the lexicon.
public enum Category {
  PLACE,
  TIME,
  SEASON,
  WEATHER,
  SKY,
  STYLE,
  MOOD,
  /// How much is seen: a constant of {@link Camera.Shot}.
  SHOT,
  /// From where it is seen: a constant of {@link Camera.Angle}.
  ANGLE,
  SUBJECT,
  /// What is worn.
  GARMENT,
  /// What is only ever held; subjects can be held too.
  HOLDABLE,
  ACTION,
  BULK,
  MATERIAL,
  COLOUR,
  POSITION,
  /// Named by how many it is.
  NUMBER,
  /// A measure word, named by how many one of it is: a pair is 2.
  MEASURE,
  /// What ties two nouns: a constant of {@link Relation}.
  RELATION,
  NEGATION,
  LETTERING,
  /// Words that only look like others: 人工 is nobody.
  NOTHING;

  /// True where a term is named by a constant or number, false where by its drawing.
  boolean namesConstants() {
    return this != SUBJECT && this != GARMENT && this != HOLDABLE;
  }
}
