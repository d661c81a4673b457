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

/// An elephant with its trunk and its great ears.
public final class Elephant extends Beast {
  private static final Coat[] COATS = {
    new Coat(0x9FA5B2, 0x7B8190, 0xBCC1CB, 0x979DAA, Pattern.PLAIN),
    new Coat(0xA9A6AE, 0x86828C, 0xC6C3CA, 0xA19EA6, Pattern.PLAIN)
  };

  @Override
  public double aspect() {
    return 0.95;
  }

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
        -0.68, dice.between(0.26, 0.28), dice.between(0.33, 0.36), 0.42, 0.23, 0.16, 0.085, false);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -0.82, 0.7), Mount.at(0, -0.16, 0.42));
  }

  @Override
  Reach reach() {
    return new Reach(0.12, 1.2, 0);
  }

  @Override
  void tail(Brush brush, One one) {
    brush.form(
        Limb.through(new double[] {-0.05, 0.02, 0.06, 0.02, 0.13, 0.0}, 0.022, 0.016, 0.012),
        one.coat().legs());
    brush.form(Shapes.ellipse(0.15, 0.0, 0.032, 0.022), one.coat().mark());
  }

  @Override
  void head(Brush brush, One one) {
    Coat coat = one.coat();
    for (int side = -1; side <= 1; side += 2) {
      Brush ear = brush.joint(0.8 * side, -0.3, side * one.earTurn());
      ear.form(
          Pen.at(0.56 * side, -0.6)
              .bend(1.0 * side, -1.06, 1.84 * side, -0.9, 1.8 * side, -0.14)
              .bend(1.78 * side, 0.42, 1.36 * side, 0.78, 1.04 * side, 0.62)
              .bend(0.8 * side, 0.46, 0.7 * side, 0.2, 0.66 * side, 0.1)
              .close(),
          coat.fur());
      ear.flat(
          Pen.at(0.84 * side, -0.48)
              .bend(1.1 * side, -0.78, 1.62 * side, -0.66, 1.58 * side, -0.12)
              .bend(1.56 * side, 0.28, 1.28 * side, 0.54, 1.08 * side, 0.42)
              .bend(0.9 * side, 0.28, 0.84 * side, 0.0, 0.84 * side, -0.48)
              .close(),
          0xE3AFB4,
          0.75);
    }
    Shape skull =
        Pen.at(0, -0.94)
            .bend(0.56, -0.96, 0.92, -0.6, 0.92, -0.1)
            .bend(0.92, 0.36, 0.56, 0.66, 0, 0.66)
            .bend(-0.56, 0.66, -0.92, 0.36, -0.92, -0.1)
            .bend(-0.92, -0.6, -0.56, -0.96, 0, -0.94)
            .close();
    brush.form(skull, coat.fur());
    one.face().eyes(brush, 0.5, -0.16, 0.14, 0x4A2E20);
    FacialExpression.blush(brush, 0.68, 0.14, 0.14);
    for (int side = -1; side <= 1; side += 2) {
      brush.form(
          Pen.at(0.26 * side, 0.44)
              .bend(0.34 * side, 0.7, 0.5 * side, 0.86, 0.7 * side, 0.88)
              .bend(0.62 * side, 0.72, 0.5 * side, 0.56, 0.48 * side, 0.4)
              .close(),
          0xF6EEDC);
    }
    trunk(brush, one);
  }

  /// It hangs, and its tip curls up to one side.
  private static void trunk(Brush brush, One one) {
    double side = one.dice("trunk").chance(0.5) ? 1 : -1;
    Shape trunk =
        Limb.through(
            new double[] {0, 0.04, 0, 0.48, 0.04 * side, 0.92, 0.34 * side, 1.2, 0.64 * side, 1.02},
            0.27,
            0.25,
            0.2,
            0.165,
            0.14);
    brush.form(trunk, one.coat().fur());
    Brush on = brush.within(trunk);
    for (int i = 0; i < 5; i++) {
      double y = 0.3 + 0.16 * i;
      on.line(
          Pen.at(-0.24, y).curve(0.02 * side, y + 0.08, 0.26, y).open(),
          0.03,
          one.coat().mark(),
          0.55);
    }
  }
}
