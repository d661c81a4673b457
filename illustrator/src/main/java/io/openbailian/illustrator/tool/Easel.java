package io.openbailian.illustrator.tool;

import io.openbailian.illustrator.style.Hand;
import io.openbailian.illustrator.style.Layer;
import io.openbailian.illustrator.style.Touch;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/// Holds the paper that sheets draw on: the picture, or while a subject is drawn, its layer.
public final class Easel {
  private final Graphics2D paper;
  private final Hand hand;
  private final double unit;
  private @Nullable Layer layer;

  Easel(Graphics2D paper, Hand hand, double unit) {
    this.paper = paper;
    this.hand = hand;
    this.unit = unit;
  }

  Hand hand() {
    return hand;
  }

  /// Has what follows drawn on a layer, or with null on the picture again.
  public void onto(@Nullable Layer onto) {
    this.layer = onto;
  }

  /// Ready to draw a shape.
  ///
  /// @param margin how far its paint reaches beyond it, in its own units
  Touch touch(AffineTransform place, Shape shape, double margin, boolean lightFromLeft) {
    Layer on = layer;
    if (on == null) {
      return ground(place, lightFromLeft);
    }
    double scale = scale(place);
    double grown = margin + hand.reach() * unit / scale;
    Rectangle2D box = shape.getBounds2D();
    box.setRect(
        box.getX() - grown,
        box.getY() - grown,
        box.getWidth() + 2 * grown,
        box.getHeight() + 2 * grown);
    on.touched(place.createTransformedShape(box).getBounds2D());
    on.graphics().setTransform(place);
    return new Touch(on.graphics(), scale, unit, true, lightFromLeft);
  }

  /// Ready to draw on the ground below whatever is being drawn.
  Touch ground(AffineTransform place, boolean lightFromLeft) {
    paper.setTransform(place);
    return new Touch(paper, scale(place), unit, layer != null, lightFromLeft);
  }

  private static double scale(AffineTransform place) {
    return Math.max(1e-9, Math.sqrt(Math.abs(place.getDeterminant())));
  }
}
