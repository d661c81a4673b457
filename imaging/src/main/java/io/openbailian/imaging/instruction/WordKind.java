package io.openbailian.imaging.instruction;

/// What kind of thing a word of an instruction is.
enum WordKind {
  REGION,
  COLOUR,
  TONE,
  QUANTITY,
  CHANGE,
  MOOD,
  STYLE,
  MATERIAL,
  ACCESSORY,
  VERB,
  OVERLAY,
  LAYOUT,
  DIRECTION,
  PLACE,
  DEGREE,
  SHAPE,
  BEYOND,
  FILLER
}
