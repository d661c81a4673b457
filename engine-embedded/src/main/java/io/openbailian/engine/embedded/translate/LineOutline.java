package io.openbailian.engine.embedded.translate;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/// A line of text as a shape, in ems: the pen starts at 0, 0 on the baseline, y downwards.
///
/// @param width how far the pen has moved on
record LineOutline(Shape shape, double width) {

  Rectangle2D ink() {
    return shape.getBounds2D();
  }

  Shape at(double x, double baseline, double em) {
    return new AffineTransform(em, 0, 0, em, x, baseline).createTransformedShape(shape);
  }
}
