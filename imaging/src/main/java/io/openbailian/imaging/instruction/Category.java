package io.openbailian.imaging.instruction;

/// What kind of thing a word of an instruction is.
enum Category {
  REGION,
  COLOUR,
  TONE,
  MOOD,
  STYLE,
  MATERIAL,
  ACCESSORY,
  VERB,
  OVERLAY,
  LAYOUT,
  PLACE,
  DEGREE,
  BEYOND,
  FILLER
}
