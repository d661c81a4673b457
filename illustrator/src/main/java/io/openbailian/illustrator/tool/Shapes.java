package io.openbailian.illustrator.tool;

import io.openbailian.text.Dice;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// Outlines that many things are made of.
public final class Shapes {
  private Shapes() {}

  public static Shape ellipse(double cx, double cy, double rx, double ry) {
    return new Ellipse2D.Double(cx - rx, cy - ry, 2 * rx, 2 * ry);
  }

  public static Shape circle(double cx, double cy, double r) {
    return ellipse(cx, cy, r, r);
  }

  public static Shape box(double x, double y, double width, double height) {
    return new Rectangle2D.Double(x, y, width, height);
  }

  public static Shape rounded(double x, double y, double width, double height, double radius) {
    return new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius);
  }

  /// The shape with these corners.
  ///
  /// @param xy x and y of each corner in turn
  public static Shape polygon(double... xy) {
    Path2D.Double path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    path.closePath();
    return path;
  }

  /// What two shapes have in common.
  static Shape common(Shape a, Shape b) {
    Area both = new Area(a);
    both.intersect(new Area(b));
    return both;
  }

  /// A closed curve through points around an ellipse, each off it by up to `rough`.
  public static Shape blob(
      Dice dice, double cx, double cy, double rx, double ry, int points, double rough) {
    double[] xy = new double[2 * points];
    for (int i = 0; i < points; i++) {
      double angle = 2 * StrictMath.PI * i / points;
      double off = 1 + dice.between(-rough, rough);
      xy[2 * i] = cx + rx * off * StrictMath.cos(angle);
      xy[2 * i + 1] = cy + ry * off * StrictMath.sin(angle);
    }
    return smooth(xy);
  }

  /// A closed curve through the points (Catmull-Rom).
  public static Shape smooth(double... xy) {
    int n = xy.length / 2;
    Path2D.Double path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 0; i < n; i++) {
      int before = 2 * ((i + n - 1) % n);
      int from = 2 * i;
      int to = 2 * ((i + 1) % n);
      int after = 2 * ((i + 2) % n);
      path.curveTo(
          xy[from] + (xy[to] - xy[before]) / 6,
          xy[from + 1] + (xy[to + 1] - xy[before + 1]) / 6,
          xy[to] - (xy[after] - xy[from]) / 6,
          xy[to + 1] - (xy[after + 1] - xy[from + 1]) / 6,
          xy[to],
          xy[to + 1]);
    }
    path.closePath();
    return path;
  }
}
