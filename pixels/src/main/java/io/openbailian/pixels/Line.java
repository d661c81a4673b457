package io.openbailian.pixels;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// One line of text as an outline, in ems: the pen starts at 0, 0 on the baseline, y downwards.
///
/// A character that the face lacks is taken from another face; one that none has is drawn as 〓.
/// Joiners, variation selectors and control characters take no room.
public final class Line {
  /// What stands for a character that no face has.
  private static final int MISSING = '〓';

  private final Path2D.Double outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
  private final StringBuilder missing = new StringBuilder();
  private final Face face;
  private double width;

  private Line(Face face) {
    this.face = face;
  }

  /// Sets the text in the face.
  public static Line of(String text, Face face) {
    Line line = new Line(face);
    text.codePoints().filter(Line::takesRoom).forEach(line::append);
    return line;
  }

  /// How far the pen has moved on, in ems.
  public double width() {
    return width;
  }

  /// What is really inked, in ems; empty for a blank line.
  public Rectangle2D ink() {
    return outline.getBounds2D();
  }

  /// The characters that no face has, in order; empty when all could be drawn.
  public String missing() {
    return missing.toString();
  }

  /// The outline with the em that many pixels large and the pen starting at the point.
  public Shape at(double x, double baseline, double em) {
    return new Path2D.Double(outline, new AffineTransform(em, 0, 0, em, x, baseline));
  }

  private static boolean takesRoom(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT -> false;
      default -> !variationSelector(codePoint);
    };
  }

  private static boolean variationSelector(int codePoint) {
    return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
  }

  private void append(int codePoint) {
    if (!appendFromAnyFace(codePoint)) {
      missing.appendCodePoint(codePoint);
      appendFromAnyFace(MISSING);
    }
  }

  private boolean appendFromAnyFace(int codePoint) {
    int seen = Character.isWhitespace(codePoint) ? ' ' : codePoint;
    return appendFrom(face, seen)
        || List.of(Face.values()).stream().anyMatch(other -> appendFrom(other, seen));
  }

  private boolean appendFrom(Face from, int codePoint) {
    TrueTypeFace glyphs = Fonts.of(from);
    int glyph = glyphs.glyph(codePoint);
    if (glyph == 0) {
      return false;
    }
    glyphs.append(outline, glyph, width);
    width += glyphs.advance(glyph);
    return true;
  }
}
