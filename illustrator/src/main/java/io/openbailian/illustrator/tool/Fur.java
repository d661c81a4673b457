package io.openbailian.illustrator.tool;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.text.Dice;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/// Hairs, on a form and over its edge.
public final class Fur {
  private static final int HAIRS = 46;

  private Fur() {}

  /// Short strokes of light and dark that follow the form downwards.
  public static void on(Brush brush, Shape shape, int own, Dice dice) {
    Rectangle2D box = shape.getBounds2D();
    double length = 0.05 * Math.sqrt(box.getWidth() * box.getHeight());
    Path2D.Double bright = new Path2D.Double();
    Path2D.Double dark = new Path2D.Double();
    for (int i = 0; i < HAIRS; i++) {
      double u = dice.between(0.06, 0.94);
      double v = dice.between(0.06, 0.9);
      double x = box.getX() + u * box.getWidth();
      double y = box.getY() + v * box.getHeight();
      double dx = (u - 0.5) * length * 1.4;
      if (shape.contains(x, y) && shape.contains(x + dx * 1.5, y + length * 1.5)) {
        boolean lit = (u - 0.5) * brush.light() + 0.4 - v * 0.6 > 0;
        Path2D.Double hairs = lit ? bright : dark;
        hairs.moveTo(x, y);
        hairs.quadTo(x + dx * 0.3, y + length * 0.6, x + dx, y + length);
      }
    }
    double width = length * 0.13;
    brush.line(bright, width, Rgb.lighter(own, 0.5), 0.4);
    brush.line(dark, width, Rgb.darker(own, 0.4), 0.28);
  }

  /// Short hairs that stand off the outline.
  static void fringe(Brush brush, Shape shape, int own, double length, Dice dice) {
    Rectangle2D box = shape.getBounds2D();
    double cx = box.getCenterX();
    double cy = box.getCenterY();
    Path2D.Double hairs = new Path2D.Double();
    double[] at = new double[6];
    double lastX = 0;
    double lastY = 0;
    PathIterator outline = shape.getPathIterator(null, length * 0.1);
    for (; !outline.isDone(); outline.next()) {
      int kind = outline.currentSegment(at);
      if (kind == PathIterator.SEG_LINETO) {
        double run =
            Math.sqrt((at[0] - lastX) * (at[0] - lastX) + (at[1] - lastY) * (at[1] - lastY));
        int count = (int) Math.min(40, run / (length * 0.32)) + 1;
        for (int i = 0; i < count; i++) {
          double t = i / (double) count;
          hair(
              hairs,
              lastX + (at[0] - lastX) * t,
              lastY + (at[1] - lastY) * t,
              cx,
              cy,
              length,
              dice);
        }
      }
      if (kind != PathIterator.SEG_CLOSE) {
        lastX = at[0];
        lastY = at[1];
      }
    }
    brush.line(hairs, length * 0.16, own);
  }

  private static void hair(
      Path2D.Double hairs, double x, double y, double cx, double cy, double length, Dice dice) {
    double dx = x - cx;
    double dy = y - cy;
    double far = Math.max(1e-6, Math.sqrt(dx * dx + dy * dy));
    double out = length * dice.between(0.25, 0.75) / far;
    double off = length * dice.between(-0.35, 0.35);
    hairs.moveTo(x - dx * 0.02, y - dy * 0.02);
    hairs.lineTo(x + dx * out + off, y + dy * out + Math.abs(off) * 0.6);
  }
}
