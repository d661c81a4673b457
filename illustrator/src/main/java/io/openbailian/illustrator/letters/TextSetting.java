package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// A text set into a box: its outlines in their places, none of which leaves the box.
///
/// @param text what was to be set
/// @param runs the pieces in the order of reading
/// @param down whether they stand below one another
/// @param cut whether the box is too small for all of it
/// @param missing the characters that no face has
public record TextSetting(
    String text, List<Run> runs, boolean down, double em, boolean cut, String missing) {

  /// A line across, or one character of a column.
  ///
  /// @param shape its outline, in pixels
  public record Run(String text, Shape shape) {}

  /// Where in its box a text stands, across and down, 0 to 1.
  public record Anchor(double x, double y) {
    public static final Anchor CENTRE = new Anchor(0.5, 0.5);
    public static final Anchor TOP = new Anchor(0.5, 0);
    public static final Anchor BOTTOM = new Anchor(0.5, 1);
    public static final Anchor LEFT = new Anchor(0, 0.5);
  }

  /// Set in lines.
  ///
  /// @param most the largest em
  /// @param least the em at which a text is cut rather than set smaller
  public static TextSetting across(
      String text, Face face, Rectangle2D box, double most, double least, Anchor anchor) {
    Wrapping.Wrapped wrapped =
        new Wrapping(text, face).within(box.getWidth(), box.getHeight(), most, least);
    double em = wrapped.em();
    double tall = em * (1.1 + Wrapping.LEADING * (wrapped.lines().size() - 1));
    double y = box.getY() + (box.getHeight() - tall) * anchor.y() + em * 0.96;
    List<Run> runs = new ArrayList<>();
    StringBuilder missing = new StringBuilder();
    for (String words : wrapped.lines()) {
      Line line = Line.of(words, face);
      double x = box.getX() + (box.getWidth() - line.ink().getWidth() * em) * anchor.x();
      runs.add(new Run(words, inside(line.at(x - line.ink().getX() * em, y, em), box)));
      missing.append(line.missing());
      y += em * Wrapping.LEADING;
    }
    return new TextSetting(text, List.copyOf(runs), false, em, wrapped.cut(), missing.toString());
  }

  /// Set in columns from right to left, the characters below one another; as many columns as let
  /// them be largest.
  static TextSetting down(String text, Face face, Rectangle2D box, double most, double least) {
    int[] all = text.codePoints().filter(c -> !Character.isWhitespace(c)).toArray();
    int columns = columns(all.length, box);
    double em = em(all.length, columns, box);
    if (em < least && least < Math.min(box.getWidth(), box.getHeight())) {
      columns = Math.max(1, (int) (box.getWidth() / (least * 1.2)));
      em = least;
    }
    em = Math.min(em, most);
    int deep =
        Math.min(Math.ceilDiv(all.length, columns), Math.max(1, (int) (box.getHeight() / em)));
    int room = deep * columns;
    boolean cut = all.length > room;
    double step = Math.min(box.getHeight() / deep, em * 1.5);
    double top = box.getY() + (box.getHeight() - step * deep) / 2;
    double wide = Math.min(box.getWidth() / columns, em * 1.6);
    double right = box.getCenterX() + wide * columns / 2;
    List<Run> runs = new ArrayList<>();
    StringBuilder missing = new StringBuilder();
    for (int i = 0; i < Math.min(all.length, room); i++) {
      String one = cut && i == room - 1 ? "…" : Character.toString(all[i]);
      Line line = Line.of(one, face);
      int column = i / deep;
      double x = right - wide * (column + 0.5);
      double y = top + step * (i % deep + 0.5);
      runs.add(new Run(one, inside(centred(line, x, y, em), box)));
      missing.append(line.missing());
    }
    return new TextSetting(text, List.copyOf(runs), true, em, cut, missing.toString());
  }

  private static int columns(int count, Rectangle2D box) {
    int best = 1;
    for (int columns = 2; columns <= count; columns++) {
      if (em(count, columns, box) > em(count, best, box) * 1.02) {
        best = columns;
      }
    }
    return best;
  }

  private static double em(int count, int columns, Rectangle2D box) {
    int deep = Math.max(1, Math.ceilDiv(count, columns));
    return Math.min(box.getWidth() / (columns > 1 ? columns * 1.2 : 1), box.getHeight() / deep);
  }

  /// Characters stand on a grid; Latin ones, which are lower, in the middle of their cell.
  private static Shape centred(Line line, double x, double y, double em) {
    double baseline = line.width() > 0.9 ? y + em * 0.38 : y - line.ink().getCenterY() * em;
    return line.at(x - line.width() * em / 2, baseline, em);
  }

  /// What no measure foresaw is made smaller.
  private static Shape inside(Shape shape, Rectangle2D box) {
    Rectangle2D ink = shape.getBounds2D();
    if (ink.isEmpty() || box.contains(ink)) {
      return shape;
    }
    double fit =
        Math.min(
            1,
            Math.min(box.getWidth() / ink.getWidth(), box.getHeight() / ink.getHeight()) * 0.999);
    double x = within(ink.getX(), ink.getWidth() * fit, box.getX(), box.getWidth());
    double y = within(ink.getY(), ink.getHeight() * fit, box.getY(), box.getHeight());
    AffineTransform moved = AffineTransform.getTranslateInstance(x, y);
    moved.scale(fit, fit);
    moved.translate(-ink.getX(), -ink.getY());
    return new Path2D.Double(shape, moved);
  }

  private static double within(double at, double size, double from, double room) {
    return Math.clamp(at, from, Math.max(from, from + room - size));
  }

  /// What is inked, in pixels; empty when nothing is.
  public Rectangle2D bounds() {
    Rectangle2D all = new Rectangle2D.Double();
    for (Run run : runs) {
      Rectangle2D ink = run.shape().getBounds2D();
      if (!ink.isEmpty()) {
        all = all.isEmpty() ? ink : all.createUnion(ink);
      }
    }
    return all;
  }

  /// The same, standing for more than could be set.
  TextSetting asCut() {
    return new TextSetting(text, runs, down, em, true, missing);
  }

  /// The same on other paper.
  public TextSetting moved(AffineTransform there) {
    List<Run> moved =
        runs.stream()
            .map(run -> new Run(run.text(), there.createTransformedShape(run.shape())))
            .toList();
    return new TextSetting(text, moved, down, em * there.getScaleX(), cut, missing);
  }

  void fill(Sheet sheet, int rgb) {
    runs.forEach(run -> sheet.fill(run.shape(), rgb));
  }

  /// A line around the letters, to part them from what is behind.
  void rim(Sheet sheet, double ems, int rgb, double opacity) {
    runs.forEach(run -> sheet.line(run.shape(), em * ems, rgb, opacity));
  }
}
