package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Substance;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A plump pig with a snout and a curly tail.
public final class Pig extends Beast {
  private static final Coat[] COATS = {
    new Coat(0xF4AEB6, 0xD98894, 0xFBD3D4, 0xEFA3AD, Pattern.PLAIN),
    new Coat(0xF7BFC0, 0xDD959B, 0xFCDDDC, 0xF2B2B5, Pattern.PLAIN)
  };

  @Override
  Coat coat(Look look) {
    return Substance.hue(look)
        .map(hue -> Coat.dyed(hue, Pattern.PLAIN))
        .orElseGet(() -> COATS[look.dice().fork("coat").below(COATS.length)]);
  }

  @Override
  Build build(Look look) {
    Dice dice = look.dice().fork("build");
    return new Build(
        -0.66, dice.between(0.29, 0.31), dice.between(0.34, 0.37), 0.42, 0.21, 0.1, 0.055, false);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -0.72, 0.7), Mount.at(0, -0.1, 0.42));
  }

  @Override
  Reach reach() {
    return new Reach(0.12, 1.25, 0);
  }

  @Override
  void tail(Brush brush, One one) {
    brush.form(
        Limb.through(
            new double[] {
              -0.05, 0.02, 0.05, -0.02, 0.1, -0.1, 0.04, -0.15, 0.0, -0.09, 0.07, -0.05, 0.15, -0.13
            },
            0.02,
            0.019,
            0.018,
            0.017,
            0.016,
            0.015,
            0.01),
        one.coat().legs());
  }

  @Override
  void head(Brush brush, One one) {
    Coat coat = one.coat();
    for (int side = -1; side <= 1; side += 2) {
      Brush ear = brush.joint(0.6 * side, -0.6, side * one.earTurn());
      ear.form(
          Pen.at(0.26 * side, -0.72)
              .bend(0.36 * side, -1.12, 0.72 * side, -1.3, 1.0 * side, -1.12)
              .bend(1.1 * side, -0.86, 1.02 * side, -0.56, 0.84 * side, -0.4)
              .close(),
          coat.fur());
      ear.flat(
          Pen.at(0.5 * side, -0.8)
              .bend(0.6 * side, -1.04, 0.78 * side, -1.12, 0.92 * side, -1.02)
              .bend(0.96 * side, -0.84, 0.9 * side, -0.68, 0.8 * side, -0.56)
              .close(),
          coat.mark());
    }
    Shape skull =
        Pen.at(0, -0.86)
            .bend(0.6, -0.88, 1.02, -0.48, 1.06, 0.06)
            .bend(1.1, 0.56, 0.6, 0.88, 0, 0.88)
            .bend(-0.6, 0.88, -1.1, 0.56, -1.06, 0.06)
            .bend(-1.02, -0.48, -0.6, -0.88, 0, -0.86)
            .close();
    brush.form(skull, coat.fur());
    one.face().eyes(brush, 0.44, -0.14, 0.15, 0x4A2E20);
    FacialExpression.blush(brush, 0.7, 0.24, 0.18);
    one.face().muzzle(brush, 0.66, 0.17);
    brush.form(Shapes.ellipse(0, 0.32, 0.38, 0.28), Rgb.mix(coat.fur(), coat.mark(), 0.45));
    for (int side = -1; side <= 1; side += 2) {
      brush.flat(Shapes.ellipse(0.14 * side, 0.32, 0.07, 0.11), Rgb.darker(coat.mark(), 0.35));
    }
  }
}
