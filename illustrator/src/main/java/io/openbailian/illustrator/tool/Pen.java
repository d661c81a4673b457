package io.openbailian.illustrator.tool;

import java.awt.geom.Path2D;

/// Draws an outline point by point.
public final class Pen {
  private final Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);

  private Pen(double x, double y) {
    path.moveTo(x, y);
  }

  public static Pen at(double x, double y) {
    return new Pen(x, y);
  }

  public Pen to(double x, double y) {
    path.lineTo(x, y);
    return this;
  }

  /// Curves by one control point.
  public Pen curve(double cx, double cy, double x, double y) {
    path.quadTo(cx, cy, x, y);
    return this;
  }

  /// Curves by two control points.
  public Pen bend(double cx1, double cy1, double cx2, double cy2, double x, double y) {
    path.curveTo(cx1, cy1, cx2, cy2, x, y);
    return this;
  }

  public Path2D.Double open() {
    return path;
  }

  public Path2D.Double close() {
    path.closePath();
    return path;
  }
}
