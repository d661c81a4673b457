package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;

/// A giant panda.
public final class Panda extends Beast {
  private static final Coat BLACK_AND_WHITE =
      new Coat(0xFAF6EE, 0x2F2C34, 0xFFFFFF, 0x2F2C34, Pattern.PLAIN);

  @Override
  public double aspect() {
    return 0.82;
  }

  /// Its dark parts take the colour asked for, and its white is tinged with it.
  @Override
  Coat coat(Look look) {
    return look.hue()
        .filter(hue -> hue != Hue.WHITE)
        .map(Hue::rgb)
        .map(rgb ->
            new Coat(
                Rgb.mix(rgb, 0xFFFFFF, Rgb.luminance(rgb) < 0.2 ? 0.06 : 0.2),
                Rgb.darker(rgb, 0.3),
                Rgb.lighter(rgb, 0.5),
                Rgb.darker(rgb, 0.2),
                Pattern.PLAIN))
        .orElse(BLACK_AND_WHITE);
  }

  @Override
  Build build(Look look) {
    Dice dice = look.dice().fork("build");
    return new Build(
        -0.68,
        dice.between(0.28, 0.3),
        dice.between(0.31, 0.35),
        0.38,
        dice.between(0.17, 0.195),
        0.11,
        dice.between(0.064, 0.072),
        true);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -0.74, 0.7), Mount.at(0, -0.04, 0.4));
  }

  @Override
  void tail(Brush brush, One one) {
    brush.form(Shapes.circle(0.02, -0.02, 0.045), one.coat().fur());
  }

  @Override
  void head(Brush brush, One one) {
    int dark = one.coat().mark();
    Bear.roundHead(brush, one, one.coat().fur(), dark, Rgb.lighter(dark, 0.12));
    for (int side = -1; side <= 1; side += 2) {
      Brush patch = brush.at(0.42 * side, 0.0, 1).turned(0.5 * side);
      patch.flat(Shapes.ellipse(0, 0, 0.25, 0.33), dark);
    }
    one.face().eyes(brush, 0.4, -0.04, 0.15, 0x7A5236);
    if (one.face().eyes() != FacialExpression.Eyes.OPEN) {
      for (int side = -1; side <= 1; side += 2) {
        brush.line(
            Pen.at((0.4 - 0.12) * side, -0.02)
                .curve(
                    0.4 * side,
                    one.face().eyes() == FacialExpression.Eyes.HAPPY
                            || one.face().eyes() == FacialExpression.Eyes.WINKING
                        ? -0.16
                        : 0.1,
                    (0.4 + 0.12) * side,
                    -0.02)
                .open(),
            0.04,
            0xFFFFFF);
      }
    }
    Bear.muzzle(brush, one);
  }
}
