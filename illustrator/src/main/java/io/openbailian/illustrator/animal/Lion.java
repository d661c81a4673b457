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

/// A lion with its mane; the tail ends in a tuft.
public final class Lion extends Beast {
  private static final Coat COAT = new Coat(0xE6AE60, 0x9A5B2C, 0xFBE6C2, 0xDCA254, Pattern.PLAIN);
  private static final int LOCKS = 15;

  @Override
  Coat coat(Look look) {
    return Substance.hue(look).map(hue -> Coat.dyed(hue, Pattern.PLAIN)).orElse(COAT);
  }

  @Override
  Build build(Look look) {
    Dice dice = look.dice().fork("build");
    return new Build(
        -0.64, dice.between(0.25, 0.27), dice.between(0.26, 0.29), 0.47, 0.14, 0.2, 0.05, false);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -1.0, 0.86), Mount.at(0, -0.06, 0.42));
  }

  @Override
  Reach reach() {
    return new Reach(0.27, 1.5, 0);
  }

  @Override
  void tail(Brush brush, One one) {
    double sway = one.dice("tail").between(-0.04, 0.06);
    brush.form(
        Limb.through(
            new double[] {-0.04, 0.03, 0.13, 0.02, 0.21, -0.13, 0.2 + sway, -0.32},
            0.03,
            0.024,
            0.02,
            0.016),
        one.coat().fur());
    brush.fur(
        Limb.through(
            new double[] {0.2 + sway, -0.29, 0.215 + sway, -0.36, 0.18 + sway, -0.43},
            0.03,
            0.052,
            0.006),
        one.coat().mark(),
        one.dice("tuft"));
  }

  @Override
  void head(Brush brush, One one) {
    Coat coat = one.coat();
    mane(brush, coat, 1.18, 0.44, Rgb.darker(coat.mark(), 0.12));
    mane(brush, coat, 0.92, 0.42, coat.mark());
    for (int side = -1; side <= 1; side += 2) {
      Brush ear = brush.joint(0.66 * side, -0.6, side * one.earTurn());
      ear.form(Shapes.circle(0.68 * side, -0.72, 0.27), coat.fur());
      ear.flat(Shapes.circle(0.68 * side, -0.69, 0.15), coat.mark());
    }
    Shape skull =
        Pen.at(0, -0.76)
            .bend(0.54, -0.76, 0.88, -0.42, 0.88, 0.02)
            .bend(0.9, 0.5, 0.46, 0.82, 0, 0.84)
            .bend(-0.46, 0.82, -0.9, 0.5, -0.88, 0.02)
            .bend(-0.88, -0.42, -0.54, -0.76, 0, -0.76)
            .close();
    brush.fur(skull, coat.fur(), one.dice("head"));
    one.face().eyes(brush, 0.38, -0.08, 0.17, 0xB07A2C);
    FacialExpression.blush(brush, 0.62, 0.28, 0.14);
    for (int side = -1; side <= 1; side += 2) {
      brush.flat(Shapes.ellipse(0.19 * side, 0.44, 0.27, 0.22), coat.belly());
    }
    brush.flat(Shapes.ellipse(0, 0.62, 0.22, 0.15), coat.belly());
    one.face().muzzle(brush, 0.46, 0.2);
    brush.form(
        Pen.at(-0.17, 0.2)
            .curve(0, 0.14, 0.17, 0.2)
            .curve(0.1, 0.38, 0, 0.4)
            .curve(-0.1, 0.38, -0.17, 0.2)
            .close(),
        0x8A4A3C);
  }

  /// A ring of locks around the face.
  private static void mane(Brush brush, Coat coat, double radius, double lock, int rgb) {
    for (int i = 0; i < LOCKS; i++) {
      double angle = 2 * StrictMath.PI * (i + (radius > 1 ? 0.5 : 0)) / LOCKS - StrictMath.PI / 2;
      brush.form(
          Shapes.circle(
              radius * StrictMath.cos(angle), 0.06 + radius * StrictMath.sin(angle), lock),
          i % 2 == 0 ? rgb : Rgb.mix(rgb, coat.fur(), 0.16));
    }
  }
}
