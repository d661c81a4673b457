package io.openbailian.illustrator.style;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/// Where a hand touches the paper.
///
/// @param g in the units of what is being drawn
/// @param scale how many pixels its unit has
/// @param unit the shorter side of the picture, in pixels
/// @param figure whether this is a subject, not the place around it
/// @param lightFromLeft in the mirror of what is being drawn
public record Touch(
    Graphics2D g, double scale, double unit, boolean figure, boolean lightFromLeft) {

  /// How large a shape is, its longer side as a share of the picture's shorter one.
  double share(Shape shape) {
    Rectangle2D box = shape.getBounds2D();
    return Math.max(box.getWidth(), box.getHeight()) * scale / unit;
  }

  /// A share of the picture's shorter side in the units of what is being drawn.
  double of(double share) {
    return share * unit / scale;
  }

  /// The same touch on other graphics, which have the same transform.
  public Touch on(Graphics2D other) {
    return new Touch(other, scale, unit, figure, lightFromLeft);
  }
}
