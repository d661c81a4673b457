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

/// A cow with patches and small horns.
public final class Cow extends Beast {
  private static final Coat[] COATS = {
    new Coat(0xFBF7F0, 0x35313A, 0xF6E7DA, 0xF4EEE4, Pattern.PATCHES),
    new Coat(0xFBF7F0, 0x35313A, 0xF6E7DA, 0xF4EEE4, Pattern.PATCHES),
    new Coat(0xB5774A, 0x8A5532, 0xEBCBA8, 0xA96C42, Pattern.PLAIN)
  };
  private static final int MUZZLE = 0xF0B7AC;
  private static final int HORN = 0xE9DCC0;

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
        -0.67, dice.between(0.26, 0.28), dice.between(0.29, 0.32), 0.5, 0.185, 0.19, 0.05, false);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -0.8, 0.66), Mount.at(0, -0.12, 0.4));
  }

  @Override
  Reach reach() {
    return new Reach(0.2, 1.35, 0);
  }

  @Override
  void tail(Brush brush, One one) {
    brush.form(
        Limb.through(
            new double[] {-0.04, 0.02, 0.08, 0.0, 0.16, -0.12, 0.17, -0.28},
            0.02,
            0.016,
            0.013,
            0.012),
        one.coat().fur());
    brush.form(Shapes.ellipse(0.175, -0.32, 0.035, 0.065), one.coat().mark());
  }

  @Override
  void head(Brush brush, One one) {
    Coat coat = one.coat();
    for (int side = -1; side <= 1; side += 2) {
      brush.form(
          Pen.at(0.36 * side, -0.7)
              .bend(0.4 * side, -1.0, 0.56 * side, -1.12, 0.5 * side, -1.34)
              .bend(0.78 * side, -1.2, 0.8 * side, -0.9, 0.62 * side, -0.62)
              .close(),
          HORN);
      Brush ear = brush.joint(0.8 * side, -0.5, side * one.earTurn());
      ear.form(
          Pen.at(0.74 * side, -0.62)
              .bend(1.05 * side, -0.82, 1.4 * side, -0.66, 1.5 * side, -0.42)
              .bend(1.3 * side, -0.22, 0.98 * side, -0.22, 0.8 * side, -0.34)
              .close(),
          coat.pattern() == Pattern.PATCHES ? coat.mark() : coat.fur());
      ear.flat(
          Pen.at(0.9 * side, -0.54)
              .bend(1.1 * side, -0.64, 1.28 * side, -0.56, 1.36 * side, -0.42)
              .bend(1.22 * side, -0.34, 1.04 * side, -0.34, 0.9 * side, -0.4)
              .close(),
          MUZZLE);
    }
    Shape skull =
        Pen.at(0, -0.9)
            .bend(0.56, -0.92, 0.92, -0.6, 0.9, -0.08)
            .bend(0.88, 0.3, 0.76, 0.92, 0, 0.94)
            .bend(-0.76, 0.92, -0.88, 0.3, -0.9, -0.08)
            .bend(-0.92, -0.6, -0.56, -0.92, 0, -0.9)
            .close();
    brush.fur(skull, coat.fur(), one.dice("head"));
    if (coat.pattern() == Pattern.PATCHES) {
      brush.within(skull).flat(Shapes.ellipse(-0.58, -0.3, 0.5, 0.58), coat.mark());
    }
    brush.fur(
        Pen.at(-0.26, -0.88)
            .curve(0, -1.06, 0.26, -0.88)
            .curve(0.2, -0.6, 0.02, -0.52)
            .curve(-0.18, -0.62, -0.26, -0.88)
            .close(),
        Rgb.darker(coat.fur(), 0.06),
        one.dice("tuft"));
    one.face().eyes(brush, 0.43, -0.14, 0.16, 0x4A2E20);
    FacialExpression.blush(brush, 0.72, 0.2, 0.14);
    brush.form(Shapes.ellipse(0, 0.56, 0.66, 0.42), MUZZLE);
    for (int side = -1; side <= 1; side += 2) {
      brush.flat(Shapes.ellipse(0.26 * side, 0.42, 0.075, 0.105), 0x9C5F5C);
    }
    one.face().muzzle(brush, 0.7, 0.16);
  }
}
