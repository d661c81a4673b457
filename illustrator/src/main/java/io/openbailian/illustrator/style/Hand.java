package io.openbailian.illustrator.style;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.MultipleGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/// How shapes are laid down; the methods are what a steady hand does.
public interface Hand {
  /// A hand that does only what it is told.
  Hand STEADY = new Hand() {};

  /// A shape of one colour, which may be translucent.
  default void fill(Touch touch, Shape shape, Color colour) {
    touch.g().setColor(colour);
    touch.g().fill(shape);
  }

  /// A shape that goes from one colour at its top to another at its bottom.
  default void fade(Touch touch, Shape shape, Color top, Color bottom) {
    Rectangle2D box = shape.getBounds2D();
    gradient(touch, shape, 0, box.getMinY(), top, 0, box.getMaxY(), bottom);
  }

  /// A body, rounded by light from one side.
  default void form(Touch touch, Shape shape, Color light, Color shade) {
    Rectangle2D box = shape.getBounds2D();
    double from = touch.lightFromLeft() ? box.getMinX() : box.getMaxX();
    double to = touch.lightFromLeft() ? box.getMaxX() : box.getMinX();
    gradient(touch, shape, from, box.getMinY(), light, to, box.getMaxY(), shade);
  }

  /// A body, rounded like an egg: from the first colour, where the light falls, to the last.
  default void round(Touch touch, Shape shape, float[] stops, Color[] colours) {
    Rectangle2D box = shape.getBounds2D();
    double side = touch.lightFromLeft() ? -0.2 : 0.2;
    AffineTransform egg =
        AffineTransform.getTranslateInstance(
            box.getCenterX() + side * box.getWidth(), box.getCenterY() - 0.22 * box.getHeight());
    egg.scale(Math.max(1e-4, box.getWidth() * 0.82), Math.max(1e-4, box.getHeight() * 0.86));
    touch.g().setPaint(radial(egg, stops, colours));
    touch.g().fill(shape);
  }

  /// A soft spot that fades out to the ellipse in the box.
  default void soft(Touch touch, Rectangle2D box, int rgb, double opacity) {
    AffineTransform oval = AffineTransform.getTranslateInstance(box.getCenterX(), box.getCenterY());
    oval.scale(Math.max(1e-4, box.getWidth() / 2), Math.max(1e-4, box.getHeight() / 2));
    Color[] colours = {veiled(rgb, opacity), veiled(rgb, opacity * 0.5), veiled(rgb, 0)};
    touch.g().setPaint(radial(oval, new float[] {0, 0.5f, 1}, colours));
    touch.g().fill(new Ellipse2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight()));
  }

  default void line(Touch touch, Shape shape, double width, Color colour) {
    touch.g().setColor(colour);
    touch
        .g()
        .setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    touch.g().draw(shape);
  }

  /// Light that fades out to the radius.
  default void glow(Touch touch, double x, double y, double radius, int rgb, double opacity) {
    touch
        .g()
        .setPaint(
            new RadialGradientPaint(
                (float) x,
                (float) y,
                (float) radius,
                new float[] {0, 0.4f, 1},
                new Color[] {veiled(rgb, opacity), veiled(rgb, opacity * 0.35), veiled(rgb, 0)}));
    touch.g().fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /// The soft shadow where something touches the ground.
  default void shadow(Touch touch, double x, double y, double rx, double ry) {
    for (int i = 0; i < 4; i++) {
      double size = 1.15 - 0.2 * i;
      fill(
          touch,
          new Ellipse2D.Double(x - rx * size, y - ry * size, 2 * rx * size, 2 * ry * size),
          veiled(0x101028, 0.075));
    }
  }

  /// How far beyond a shape its paint may reach, as a share of the picture's shorter side.
  default double reach() {
    return 0;
  }

  static Color veiled(int rgb, double opacity) {
    int alpha = (int) Math.clamp(255 * opacity + 0.5, 0, 255);
    return new Color((alpha << 24) | (rgb & 0xFFFFFF), true);
  }

  /// The colour between two, at the share of the second.
  static Color between(Color a, Color b, double share) {
    return new Color(
        (int) (a.getRed() + (b.getRed() - a.getRed()) * share + 0.5),
        (int) (a.getGreen() + (b.getGreen() - a.getGreen()) * share + 0.5),
        (int) (a.getBlue() + (b.getBlue() - a.getBlue()) * share + 0.5),
        (int) (a.getAlpha() + (b.getAlpha() - a.getAlpha()) * share + 0.5));
  }

  private static RadialGradientPaint radial(AffineTransform form, float[] stops, Color[] colours) {
    Point2D centre = new Point2D.Double();
    return new RadialGradientPaint(
        centre,
        1,
        centre,
        stops,
        colours,
        MultipleGradientPaint.CycleMethod.NO_CYCLE,
        MultipleGradientPaint.ColorSpaceType.SRGB,
        form);
  }

  private static void gradient(
      Touch touch, Shape shape, double x0, double y0, Color from, double x1, double y1, Color to) {
    touch.g().setPaint(new GradientPaint((float) x0, (float) y0, from, (float) x1, (float) y1, to));
    touch.g().fill(shape);
  }
}
