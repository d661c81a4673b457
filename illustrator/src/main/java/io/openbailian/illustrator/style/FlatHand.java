package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Rgb;
import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.function.IntUnaryOperator;

/// A hand that knows no gradients: a body has a light side and a dark one, parted by an edge.
///
/// @param inks the ink that a colour is printed in
/// @param twoTone whether bodies have two sides
record FlatHand(IntUnaryOperator inks, boolean twoTone) implements Hand {
  @Override
  public void fill(Touch touch, Shape shape, Color colour) {
    Hand.STEADY.fill(touch, shape, ink(colour));
  }

  @Override
  public void fade(Touch touch, Shape shape, Color top, Color bottom) {
    Hand.STEADY.fill(touch, shape, ink(Hand.between(top, bottom, 0.4)));
  }

  @Override
  public void form(Touch touch, Shape shape, Color light, Color shade) {
    Color body = ink(Hand.between(light, shade, 0.3));
    Rectangle2D box = shape.getBounds2D();
    if (!twoTone || touch.share(shape) < 0.03) {
      Hand.STEADY.fill(touch, shape, body);
      return;
    }
    double from = touch.lightFromLeft() ? box.getMinX() : box.getMaxX();
    double to = touch.lightFromLeft() ? box.getMaxX() : box.getMinX();
    int own = body.getRGB() & 0xFFFFFF;
    Color dark = new Color(Rgb.mix(own, Rgb.under(own, 0x7A7294), 0.36));
    touch
        .g()
        .setPaint(
            new LinearGradientPaint(
                (float) from,
                (float) box.getMinY(),
                (float) to,
                (float) (box.getMinY() + 0.3 * box.getHeight() + 1e-6),
                new float[] {0.668f, 0.67f},
                new Color[] {body, dark}));
    touch.g().fill(shape);
  }

  @Override
  public void round(Touch touch, Shape shape, float[] stops, Color[] colours) {
    form(touch, shape, colours[0], colours[colours.length - 1]);
  }

  @Override
  public void soft(Touch touch, Rectangle2D box, int rgb, double opacity) {
    double inset = 0.15 * box.getWidth();
    double over = 0.15 * box.getHeight();
    fill(
        touch,
        new Ellipse2D.Double(
            box.getX() + inset,
            box.getY() + over,
            box.getWidth() - 2 * inset,
            box.getHeight() - 2 * over),
        Hand.veiled(rgb, opacity * 0.5));
  }

  @Override
  public void line(Touch touch, Shape shape, double width, Color colour) {
    Hand.STEADY.line(touch, shape, width, ink(colour));
  }

  @Override
  public void glow(Touch touch, double x, double y, double radius, int rgb, double opacity) {
    for (double size : new double[] {0.72, 0.5}) {
      double r = radius * size;
      fill(
          touch,
          new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r),
          Hand.veiled(rgb, opacity * 0.28));
    }
  }

  @Override
  public void shadow(Touch touch, double x, double y, double rx, double ry) {
    Hand.STEADY.fill(
        touch, new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry), Hand.veiled(0x101028, 0.16));
  }

  private Color ink(Color colour) {
    int rgb = inks.applyAsInt(colour.getRGB() & 0xFFFFFF);
    return new Color((colour.getAlpha() << 24) | rgb, true);
  }
}
