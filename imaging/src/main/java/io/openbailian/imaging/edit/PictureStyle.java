package io.openbailian.imaging.edit;

/// A look for a whole picture.
public enum PictureStyle {
  /// French picture book: flat gouache in clear light colours, soft ink lines, paper.
  FRENCH_PICTURE_BOOK,
  /// Gold leaf on dark lacquer, in relief.
  GOLD_LEAF,
  /// Chinese ink on rice paper.
  INK_WASH,
  /// Oil paint in visible strokes.
  OIL,
  /// Pencil on paper.
  PENCIL,
  /// Water colour: pigment that pools at its edges.
  WATERCOLOUR
}
