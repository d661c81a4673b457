package io.openbailian.illustrator.style;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/// A hand that draws round the bodies it fills.
///
/// @param outline the colour of the line
/// @param width its width as a share of the picture's shorter side
/// @param swell how much wider it is where the brush is pressed, to the lower right
/// @param wash how far a body fades to paper on the lit side, 0 to 1
/// @param paper the colour it fades to
record BrushHand(Color outline, double width, double swell, double wash, Color paper)
    implements Hand {
  private static final double LEAST = 0.03;

  @Override
  public void form(Touch touch, Shape shape, Color light, Color shade) {
    Color deep = Hand.between(shade, light, 0.25 * wash);
    Hand.STEADY.form(touch, shape, Hand.between(light, paper, wash), deep);
    outlined(touch, shape);
  }

  @Override
  public void round(Touch touch, Shape shape, float[] stops, Color[] colours) {
    if (colours[0].getAlpha() == 255) {
      form(touch, shape, colours[0], colours[colours.length - 1]);
    } else {
      Hand.STEADY.round(touch, shape, stops, colours);
    }
  }

  @Override
  public void fill(Touch touch, Shape shape, Color colour) {
    Hand.STEADY.fill(touch, shape, colour);
    if (touch.figure() && colour.getAlpha() == 255 && touch.share(shape) > 2 * LEAST) {
      outlined(touch, shape);
    }
  }

  private void outlined(Touch touch, Shape shape) {
    if (touch.share(shape) > LEAST) {
      touch.g().setColor(outline);
      touch
          .g()
          .setStroke(
              new BasicStroke(
                  (float) touch.of(width), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      touch.g().draw(shape);
      if (swell > 0) {
        Path2D both = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        both.append(shape, false);
        AffineTransform aside =
            AffineTransform.getTranslateInstance(touch.of(swell) * 0.8, touch.of(swell) * 0.6);
        both.append(shape.getPathIterator(aside), false);
        touch.g().fill(both);
      }
    }
  }

  @Override
  public double reach() {
    return width + swell;
  }
}
