package io.openbailian.illustrator.tool;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.style.Hand;
import io.openbailian.illustrator.style.Touch;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A place to draw on, with an origin and a unit of its own; y goes down.
///
/// `paint…` takes a thing's own colour and puts it into the picture's light, `fill…` takes a colour
/// as it is to appear. How either looks in the end is for the medium's hand to say.
public final class Sheet {
  private static final double LIT = 0.2;
  private static final double SHADED = 0.36;

  private final Easel easel;
  private final AffineTransform place;
  private final Palette palette;
  private final boolean lightFromLeft;
  private final @Nullable Shape clip;

  public Sheet(Easel easel, AffineTransform place, Palette palette, boolean lightFromLeft) {
    this(easel, place, palette, lightFromLeft, null);
  }

  /// @param clip in pixels, what can be drawn on; null for everything
  private Sheet(
      Easel easel,
      AffineTransform place,
      Palette palette,
      boolean lightFromLeft,
      @Nullable Shape clip) {
    this.clip = clip;
    this.easel = easel;
    this.place = place;
    this.palette = palette;
    this.lightFromLeft = lightFromLeft;
  }

  /// Drawn on by a steady hand.
  public Sheet(Graphics2D g, Palette palette, boolean lightFromLeft) {
    this(
        new Easel((Graphics2D) g.create(), Hand.STEADY, 1000),
        g.getTransform(),
        palette,
        lightFromLeft);
  }

  public Palette palette() {
    return palette;
  }

  /// The same paper with its origin there and its unit that large.
  public Sheet at(double x, double y, double unit) {
    AffineTransform moved = new AffineTransform(place);
    moved.translate(x, y);
    moved.scale(unit, unit);
    return new Sheet(easel, moved, palette, lightFromLeft, clip);
  }

  /// The same paper seen in a mirror; the light stays where it is.
  public Sheet mirrored() {
    AffineTransform flipped = new AffineTransform(place);
    flipped.scale(-1, 1);
    return new Sheet(easel, flipped, palette, !lightFromLeft, clip);
  }

  /// The same paper turned about a joint, so that what is drawn on it hangs there.
  Sheet joint(double x, double y, double radians) {
    if (radians == 0) {
      return this;
    }
    AffineTransform turned = new AffineTransform(place);
    turned.rotate(radians, x, y);
    return new Sheet(easel, turned, palette, lightFromLeft, clip);
  }

  public Sheet turned(double radians) {
    AffineTransform turned = new AffineTransform(place);
    turned.rotate(radians);
    return new Sheet(easel, turned, palette, lightFromLeft, clip);
  }

  public void fill(Shape shape, int rgb) {
    filled(shape, new Color(rgb));
  }

  public void fill(Shape shape, int rgb, double opacity) {
    filled(shape, Hand.veiled(rgb, opacity));
  }

  private void filled(Shape shape, Color colour) {
    easel.hand().fill(touch(shape, 0), shape, colour);
  }

  /// From one colour at the shape's top to another at its bottom.
  public void fillDown(Shape shape, int top, int bottom) {
    fillDown(shape, top, 1, bottom, 1);
  }

  /// From one colour and opacity at the shape's top to another at its bottom.
  public void fillDown(Shape shape, int top, double topOpacity, int bottom, double bottomOpacity) {
    easel
        .hand()
        .fade(
            touch(shape, 0),
            shape,
            Hand.veiled(top, topOpacity),
            Hand.veiled(bottom, bottomOpacity));
  }

  public void paint(Shape shape, int own) {
    fill(shape, palette.lit(own));
  }

  public void paint(Shape shape, int own, double opacity) {
    fill(shape, palette.lit(own), opacity);
  }

  /// Rounded by light from one side: lighter and warmer there, darker and cooler on the other.
  public void paintForm(Shape shape, int own) {
    int base = palette.lit(own);
    Color light = new Color(Rgb.mix(base, Rgb.lighter(palette.lit(0xFFF6E4), 0.1), LIT));
    Color shade = new Color(Rgb.mix(base, Rgb.under(base, 0x5A5A86), SHADED));
    easel.hand().form(touch(shape, 0), shape, light, shade);
  }

  public void paintLine(Shape shape, double width, int own) {
    line(shape, width, palette.lit(own), 1);
  }

  public void line(Shape shape, double width, int rgb, double opacity) {
    easel.hand().line(touch(shape, 2 * width), shape, width, Hand.veiled(rgb, opacity));
  }

  /// Light that fades out to the radius.
  public void glow(double x, double y, double radius, int rgb, double opacity) {
    Shape reached = Shapes.circle(x, y, radius);
    easel.hand().glow(touch(reached, 0), x, y, radius, rgb, opacity);
  }

  /// The soft shadow of something that stands there, on the ground below it.
  public void shadow(double x, double y, double rx, double ry) {
    easel.hand().shadow(clipped(easel.ground(place, lightFromLeft)), x, y, rx, ry);
  }

  public boolean litFromLeft() {
    return lightFromLeft;
  }

  /// The same paper, of which only what is within the shape can be drawn on.
  public Sheet clipped(Shape shape) {
    Area within = new Area(place.createTransformedShape(shape));
    if (clip != null) {
      within.intersect(new Area(clip));
    }
    return new Sheet(easel, place, palette, lightFromLeft, within);
  }

  /// Rounded like an egg: from the first colour, where the light falls, to the last on the far
  /// side.
  public void fillRound(Shape shape, double opacity, float[] stops, int... rgbs) {
    Color[] colours =
        IntStream.of(rgbs).mapToObj(rgb -> Hand.veiled(rgb, opacity)).toArray(Color[]::new);
    easel.hand().round(touch(shape, 0), shape, stops, colours);
  }

  /// A soft spot that fades out to an ellipse.
  public void fillSoft(double x, double y, double rx, double ry, int rgb, double opacity) {
    Shape reached = Shapes.ellipse(x, y, rx, ry);
    easel.hand().soft(touch(reached, 0), reached.getBounds2D(), rgb, opacity);
  }

  private Touch touch(Shape shape, double margin) {
    return clipped(easel.touch(place, shape, margin, lightFromLeft));
  }

  private Touch clipped(Touch touch) {
    if (clip == null) {
      return touch;
    }
    Graphics2D within = (Graphics2D) touch.g().create();
    within.setTransform(new AffineTransform());
    within.clip(clip);
    within.setTransform(place);
    return touch.on(within);
  }
}
