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

/// A monkey with a long tail and ears that stand off.
public final class Monkey extends Beast {
  private static final Coat[] COATS = {
    new Coat(0x8E5F3E, 0x6A4229, 0xF0CFA6, 0x84573A, Pattern.PLAIN),
    new Coat(0xA87448, 0x7C5231, 0xF6DAB4, 0x9C6B42, Pattern.PLAIN)
  };

  @Override
  public double aspect() {
    return 0.9;
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
        -0.68, dice.between(0.27, 0.29), dice.between(0.22, 0.25), 0.36, 0.115, 0.2, 0.04, true);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -0.72, 0.7), Mount.at(0, -0.08, 0.4));
  }

  @Override
  Reach reach() {
    return new Reach(0.3, 1.1, 0);
  }

  @Override
  void tail(Brush brush, One one) {
    double sway = one.dice("tail").between(-0.03, 0.05);
    brush.form(
        Limb.through(
            new double[] {
              -0.06,
              0.04,
              0.14,
              0.03,
              0.25,
              -0.12,
              0.22 + sway,
              -0.34,
              0.3 + sway,
              -0.46,
              0.37 + sway,
              -0.38,
              0.32 + sway,
              -0.33
            },
            0.024,
            0.024,
            0.023,
            0.022,
            0.02,
            0.019,
            0.014),
        one.coat().fur());
  }

  @Override
  void head(Brush brush, One one) {
    Coat coat = one.coat();
    for (int side = -1; side <= 1; side += 2) {
      Brush ear = brush.joint(0.9 * side, 0, side * one.earTurn());
      ear.form(Shapes.circle(1.04 * side, 0.0, 0.36), coat.fur());
      ear.flat(Shapes.circle(1.06 * side, 0.02, 0.22), coat.belly());
    }
    Shape skull = Shapes.ellipse(0, -0.04, 0.96, 0.86);
    brush.fur(skull, coat.fur(), one.dice("head"));
    brush.form(
        Pen.at(-0.26, -0.86)
            .curve(-0.1, -1.12, 0.12, -1.06)
            .curve(0.02, -0.98, 0.18, -0.96)
            .curve(0.24, -0.86, 0.1, -0.8)
            .close(),
        coat.fur());
    Brush on = brush.within(skull);
    for (int side = -1; side <= 1; side += 2) {
      on.flat(Shapes.ellipse(0.34 * side, -0.12, 0.4, 0.42), coat.belly());
    }
    on.flat(Shapes.ellipse(0, 0.36, 0.66, 0.5), coat.belly());
    one.face().eyes(brush, 0.34, -0.08, 0.17, 0x5A3620);
    FacialExpression.blush(brush, 0.58, 0.26, 0.15);
    for (int side = -1; side <= 1; side += 2) {
      brush.flat(Shapes.ellipse(0.07 * side, 0.26, 0.035, 0.045), 0x7A4A34);
    }
    one.face().muzzle(brush, 0.46, 0.24);
  }
}
