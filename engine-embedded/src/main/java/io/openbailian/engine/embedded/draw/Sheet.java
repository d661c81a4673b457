package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Palette;
import io.openbailian.engine.embedded.palette.Rgb;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/// A place to draw on, with an origin and a unit of its own; y goes down.
///
/// `paint…` takes a thing's own colour and puts it into the picture's light, `fill…` takes a colour
/// as it is to appear.
final class Sheet {
  private static final double LIT = 0.14;
  private static final double SHADED = 0.3;

  private final Graphics2D g;
  private final Palette palette;
  private final boolean lightFromLeft;

  Sheet(Graphics2D g, Palette palette, boolean lightFromLeft) {
    this.g = g;
    this.palette = palette;
    this.lightFromLeft = lightFromLeft;
  }

  boolean lightFromLeft() {
    return lightFromLeft;
  }

  Palette palette() {
    return palette;
  }

  /// The same paper with its origin there and its unit that large.
  Sheet at(double x, double y, double unit) {
    Graphics2D moved = (Graphics2D) g.create();
    moved.translate(x, y);
    moved.scale(unit, unit);
    return new Sheet(moved, palette, lightFromLeft);
  }

  /// The same paper seen in a mirror; the light stays where it is.
  Sheet mirrored() {
    Graphics2D flipped = (Graphics2D) g.create();
    flipped.scale(-1, 1);
    return new Sheet(flipped, palette, !lightFromLeft);
  }

  /// The same paper turned about a joint, so that what is drawn on it hangs there.
  Sheet joint(double x, double y, double radians) {
    if (radians == 0) {
      return this;
    }
    Graphics2D turned = (Graphics2D) g.create();
    turned.rotate(radians, x, y);
    return new Sheet(turned, palette, lightFromLeft);
  }

  Sheet turned(double radians) {
    Graphics2D turned = (Graphics2D) g.create();
    turned.rotate(radians);
    return new Sheet(turned, palette, lightFromLeft);
  }

  void fill(Shape shape, int rgb) {
    g.setColor(new Color(rgb));
    g.fill(shape);
  }

  void fill(Shape shape, int rgb, double opacity) {
    g.setColor(veiled(rgb, opacity));
    g.fill(shape);
  }

  /// From one colour at the shape's top to another at its bottom.
  void fillDown(Shape shape, int top, int bottom) {
    Rectangle2D box = shape.getBounds2D();
    gradient(shape, 0, box.getMinY(), new Color(top), 0, box.getMaxY(), new Color(bottom));
  }

  /// From one colour and opacity at the shape's top to another at its bottom.
  void fillDown(Shape shape, int top, double topOpacity, int bottom, double bottomOpacity) {
    Rectangle2D box = shape.getBounds2D();
    gradient(
        shape,
        0,
        box.getMinY(),
        veiled(top, topOpacity),
        0,
        box.getMaxY(),
        veiled(bottom, bottomOpacity));
  }

  void paint(Shape shape, int own) {
    fill(shape, palette.lit(own));
  }

  void paint(Shape shape, int own, double opacity) {
    fill(shape, palette.lit(own), opacity);
  }

  /// Rounded by light from one side: lighter there, darker and cooler on the other.
  void paintForm(Shape shape, int own) {
    Rectangle2D box = shape.getBounds2D();
    int base = palette.lit(own);
    Color light = new Color(Rgb.mix(base, Rgb.lighter(palette.lit(0xFFF6E4), 0.1), LIT));
    Color shade = new Color(Rgb.mix(base, Rgb.under(base, 0x5A5A86), SHADED));
    double from = lightFromLeft ? box.getMinX() : box.getMaxX();
    double to = lightFromLeft ? box.getMaxX() : box.getMinX();
    gradient(shape, from, box.getMinY(), light, to, box.getMaxY(), shade);
  }

  void paintLine(Shape shape, double width, int own) {
    line(shape, width, palette.lit(own), 1);
  }

  void line(Shape shape, double width, int rgb, double opacity) {
    g.setColor(veiled(rgb, opacity));
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape);
  }

  /// Light that fades out to the radius.
  void glow(double x, double y, double radius, int rgb, double opacity) {
    g.setPaint(
        new RadialGradientPaint(
            (float) x,
            (float) y,
            (float) radius,
            new float[] {0, 0.4f, 1},
            new Color[] {veiled(rgb, opacity), veiled(rgb, opacity * 0.35), veiled(rgb, 0)}));
    g.fill(Shapes.circle(x, y, radius));
  }

  /// The soft shadow of something that stands there.
  void shadow(double x, double y, double rx, double ry) {
    for (int i = 0; i < 4; i++) {
      double size = 1.15 - 0.2 * i;
      fill(Shapes.ellipse(x, y, rx * size, ry * size), 0x101028, 0.09);
    }
  }

  private void gradient(
      Shape shape, double x0, double y0, Color from, double x1, double y1, Color to) {
    g.setPaint(new GradientPaint((float) x0, (float) y0, from, (float) x1, (float) y1, to));
    g.fill(shape);
  }

  private static Color veiled(int rgb, double opacity) {
    int alpha = (int) Math.clamp(255 * opacity + 0.5, 0, 255);
    return new Color((alpha << 24) | (rgb & 0xFFFFFF), true);
  }
}
