package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
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

/// A fox with its great tail.
public final class Fox extends Beast {
  private static final Coat[] COATS = {
    new Coat(0xE27B36, 0x4A2E26, 0xFFF4E6, 0x5A372B, Pattern.PLAIN),
    new Coat(0xD46A2E, 0x40282A, 0xFFEFE0, 0x4C3030, Pattern.PLAIN),
    new Coat(0xF2F1F0, 0xC9CBD2, 0xFFFFFF, 0xE6E6E8, Pattern.PLAIN)
  };

  @Override
  Coat coat(Look look) {
    return Substance.hue(look)
        .map(hue -> Coat.dyed(hue, Pattern.PLAIN))
        .orElseGet(() -> COATS[Math.max(0, look.dice().fork("coat").below(6) - 3)]);
  }

  @Override
  Build build(Look look) {
    Dice dice = look.dice().fork("build");
    return new Build(
        -0.64,
        dice.between(0.285, 0.305),
        dice.between(0.23, 0.27),
        0.42,
        dice.between(0.105, 0.12),
        0.2,
        0.038,
        false);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -0.6, 0.7), Mount.at(0, 0, 0.42));
  }

  @Override
  Reach reach() {
    return new Reach(0.29, 1.35, 0);
  }

  @Override
  void tail(Brush brush, One one) {
    double sway = one.dice("tail").between(-0.05, 0.06);
    Shape tail =
        Limb.through(
            new double[] {-0.06, 0.03, 0.1, 0.0, 0.2, -0.12, 0.19 + sway, -0.3, 0.1 + sway, -0.4},
            0.03,
            0.065,
            0.1,
            0.085,
            0.008);
    brush.fur(tail, one.coat().fur(), one.dice("brush"));
    brush.fur(
        Limb.through(
            new double[] {0.195 + sway, -0.28, 0.165 + sway, -0.34, 0.1 + sway, -0.405},
            0.082,
            0.066,
            0.006),
        one.coat().belly(),
        one.dice("tip"));
  }

  @Override
  void head(Brush brush, One one) {
    Coat coat = one.coat();
    for (int side = -1; side <= 1; side += 2) {
      Brush ear = brush.joint(0.6 * side, -0.4, side * one.earTurn());
      ear.form(
          Pen.at(0.16 * side, -0.5)
              .bend(0.34 * side, -0.95, 0.62 * side, -1.25, 0.76 * side, -1.24)
              .bend(0.92 * side, -1.1, 0.98 * side, -0.5, 0.92 * side, -0.1)
              .close(),
          coat.fur());
      ear.flat(
          Pen.at(0.52 * side, -1.06)
              .curve(0.68 * side, -1.26, 0.76 * side, -1.24)
              .curve(0.86 * side, -1.14, 0.9 * side, -0.9)
              .curve(0.7 * side, -1.02, 0.52 * side, -1.06)
              .close(),
          coat.mark());
      ear.flat(
          Pen.at(0.36 * side, -0.56)
              .bend(0.5 * side, -0.84, 0.62 * side, -0.98, 0.7 * side, -0.98)
              .bend(0.8 * side, -0.86, 0.83 * side, -0.5, 0.8 * side, -0.3)
              .close(),
          coat.belly());
    }
    Shape skull =
        Pen.at(0, -0.68)
            .bend(0.6, -0.7, 1.0, -0.36, 1.04, 0.06)
            .to(1.22, 0.3)
            .to(1.02, 0.32)
            .to(1.06, 0.48)
            .bend(0.7, 0.55, 0.3, 0.84, 0, 0.86)
            .bend(-0.3, 0.84, -0.7, 0.55, -1.06, 0.48)
            .to(-1.02, 0.32)
            .to(-1.22, 0.3)
            .to(-1.04, 0.06)
            .bend(-1.0, -0.36, -0.6, -0.7, 0, -0.68)
            .close();
    brush.fur(skull, coat.fur(), one.dice("head"));
    Brush on = brush.within(skull);
    for (int side = -1; side <= 1; side += 2) {
      on.flat(
          Pen.at(0.06 * side, 0.3)
              .bend(0.3 * side, 0.02, 0.7 * side, 0.1, 1.3 * side, 0.2)
              .to(1.2 * side, 0.9)
              .to(0, 0.95)
              .close(),
          coat.belly());
    }
    one.face().eyes(brush, 0.42, 0, 0.18, one.dice("eyes").pick(0xC98A2E, 0x7A9A3E, 0x8A5A2A));
    FacialExpression.blush(brush, 0.72, 0.36, 0.15);
    one.face().muzzle(brush, 0.58, 0.15);
    brush.form(Shapes.ellipse(0, 0.46, 0.13, 0.09), 0x2C2226);
    brush.sheet().fill(Shapes.ellipse(0.03 * brush.light(), 0.43, 0.045, 0.02), 0xFFFFFF, 0.7);
  }
}
