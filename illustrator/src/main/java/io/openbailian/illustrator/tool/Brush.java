package io.openbailian.illustrator.tool;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Material;
import io.openbailian.text.Dice;
import java.awt.Shape;
import java.util.Optional;

/// Paints figures: forms are round, and are of what the figure is made of.
///
/// Colours are things' own, in even daylight.
public final class Brush {
  private static final float[] ROUND = {0, 0.42f, 0.86f, 1};
  private static final float[] BANDED = {0, 0.3f, 0.52f, 0.72f, 1};

  private final Sheet sheet;
  private final Substance substance;
  private final Optional<Shape> bounds;
  private final double shine;

  private Brush(Sheet sheet, Substance substance, Optional<Shape> bounds, double shine) {
    this.sheet = sheet;
    this.substance = substance;
    this.bounds = bounds;
    this.shine = shine;
  }

  public static Brush of(Sheet sheet, Look look) {
    return new Brush(sheet, Substance.of(look), Optional.empty(), 0);
  }

  public Sheet sheet() {
    return sheet;
  }

  /// The side from which light falls: -1 left, 1 right.
  public int light() {
    return sheet.litFromLeft() ? -1 : 1;
  }

  public Brush at(double x, double y, double unit) {
    return new Brush(sheet.at(x, y, unit), substance, Optional.empty(), shine);
  }

  public Brush turned(double radians) {
    return new Brush(sheet.turned(radians), substance, Optional.empty(), shine);
  }

  /// A brush turned about a joint, so that what it paints hangs there.
  public Brush joint(double x, double y, double radians) {
    return radians == 0
        ? this
        : new Brush(sheet.joint(x, y, radians), substance, Optional.empty(), shine);
  }

  /// A brush for what shines by itself: so much of its colour does not depend on the light.
  public Brush shining(double share) {
    return new Brush(sheet, substance, bounds, share);
  }

  public Brush mirrored() {
    return new Brush(sheet.mirrored(), substance, Optional.empty(), shine);
  }

  /// A brush that, at the same place, paints only within the shape.
  public Brush within(Shape shape) {
    return new Brush(sheet, substance, Optional.of(shape), shine);
  }

  public boolean is(Material material) {
    return substance.material().filter(material::equals).isPresent();
  }

  /// Whether it is what it usually is, with fur, skin and cloth.
  public boolean natural() {
    return substance.material().isEmpty();
  }

  /// A round part.
  public void form(Shape shape, int own) {
    int base = tone(own);
    if (natural()) {
      rounded(shape, base, 1, 0.2, 0.42);
    } else {
      Finish.form(this, shape, base, substance.material().orElseThrow(), substance.dice());
    }
  }

  /// The largest part, which shows the pattern of what it is made of.
  public void torso(Shape shape, int own) {
    form(shape, own);
    substance.material().ifPresent(made -> Finish.pattern(this, shape, made, substance.dice()));
  }

  /// A round part with hairs on it.
  public void fur(Shape shape, int own, Dice dice) {
    form(shape, own);
    if (natural()) {
      Fur.on(this, shape, own, dice);
    }
  }

  void rounded(Shape shape, int base, double opacity, double lit, double shaded) {
    int lamp = Rgb.mix(sheet.palette().lit(0xFFF4DE), 0xFFF4DE, shine);
    int light = Rgb.mix(base, lamp, lit);
    int shade = Rgb.mix(base, Rgb.under(base, 0x7C6494), shaded);
    sheet.fillRound(
        shape, opacity, ROUND, light, Rgb.mix(base, light, 0.2), shade, Rgb.mix(shade, base, 0.3));
  }

  /// Shiny: light and dark in turn.
  void banded(Shape shape, int base) {
    int light = Rgb.lighter(base, 0.62);
    int dark = Rgb.mix(base, Rgb.under(base, 0x4A4468), 0.75);
    sheet.fillRound(
        shape, 1, BANDED, light, base, Rgb.mix(base, light, 0.45), dark, Rgb.mix(dark, base, 0.6));
  }

  /// A part without depth of its own: a marking.
  public void flat(Shape shape, int own) {
    flat(shape, own, is(Material.GLASS) ? 0.55 : 1);
  }

  public void flat(Shape shape, int own, double opacity) {
    sheet.fill(bounded(shape), tone(own), opacity);
  }

  private Sheet clipped() {
    return bounds.map(sheet::clipped).orElse(sheet);
  }

  /// An intersection has soft edges, which a clip has not.
  private Shape bounded(Shape shape) {
    return bounds.map(bound -> Shapes.common(shape, bound)).orElse(shape);
  }

  public void line(Shape shape, double width, int own) {
    clipped().line(shape, width, tone(own), 1);
  }

  public void line(Shape shape, double width, int own, double opacity) {
    clipped().line(shape, width, tone(own), opacity);
  }

  /// A spot whose edge fades: blush, bloom.
  public void soft(double x, double y, double rx, double ry, int own, double opacity) {
    clipped().fillSoft(x, y, rx, ry, tone(own), opacity);
  }

  /// Where one part keeps the light from another.
  public void shade(double x, double y, double rx, double ry, double opacity) {
    sheet.fillSoft(x, y, rx, ry, 0x1C1636, opacity);
  }

  /// What stands on the ground darkens it, most where it touches.
  public void contact(double x, double y, double rx, double ry) {
    sheet.fillSoft(x - 0.08 * light(), y, rx * 1.25, ry * 1.35, 0x161030, 0.4);
    sheet.fillSoft(x, y, rx * 0.85, ry * 0.7, 0x100A20, 0.4);
  }

  /// The faint shadow of what is that high over the ground.
  public void contact(double x, double y, double rx, double ry, double lift) {
    if (lift < 0.02) {
      contact(x, y, rx, ry);
    } else {
      sheet.fillSoft(x, y, rx, ry, 0x161030, Math.max(0.14, 0.4 - 1.4 * lift));
    }
  }

  public int tone(int own) {
    int made = substance.tone(own);
    return Rgb.mix(sheet.palette().lit(made), made, shine);
  }
}
