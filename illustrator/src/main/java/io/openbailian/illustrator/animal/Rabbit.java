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

/// A rabbit, one of whose ears may hang.
public final class Rabbit extends Beast {
  private static final Coat[] COATS = {
    new Coat(0xF6F0E6, 0xE2CFBA, 0xFFFFFF, 0xF6F0E6, Pattern.PLAIN),
    new Coat(0xC9AD8C, 0x9A7B58, 0xF7EEDF, 0xC9AD8C, Pattern.PLAIN),
    new Coat(0xB9B6B8, 0x86848A, 0xF3F1EF, 0xB9B6B8, Pattern.PLAIN),
    new Coat(0xF4EBDD, 0x8A6248, 0xFFFBF4, 0xF4EBDD, Pattern.PATCHES),
    new Coat(0xE3BE94, 0xB98855, 0xFFF5E6, 0xE3BE94, Pattern.PLAIN)
  };

  @Override
  public double aspect() {
    return 0.66;
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
        -0.47,
        dice.between(0.205, 0.225),
        dice.between(0.2, 0.235),
        0.26,
        dice.between(0.125, 0.145),
        0.085,
        0.036,
        true);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -0.66, 0.66), Mount.at(0, -0.04, 0.44));
  }

  @Override
  Reach reach() {
    return new Reach(0.06, 2.3, 0);
  }

  @Override
  void tail(Brush brush, One one) {
    Shape puff = Shapes.blob(one.dice("tail"), 0.035, -0.02, 0.06, 0.058, 11, 0.09);
    brush.fur(puff, one.coat().belly(), one.dice("puff"));
  }

  @Override
  void head(Brush brush, One one) {
    Coat coat = one.coat();
    Dice dice = one.dice("ears");
    boolean hangs = dice.chance(0.3);
    ear(brush, coat, -1, dice.between(-0.08, 0.3) + one.earTurn(), false);
    ear(brush, coat, 1, dice.between(0.0, 0.3) + one.earTurn(), hangs);
    Shape skull =
        Pen.at(0, -0.82)
            .bend(0.52, -0.84, 0.9, -0.46, 0.98, 0.06)
            .bend(1.04, 0.52, 0.56, 0.8, 0, 0.8)
            .bend(-0.56, 0.8, -1.04, 0.52, -0.98, 0.06)
            .bend(-0.9, -0.46, -0.52, -0.84, 0, -0.82)
            .close();
    brush.fur(skull, coat.fur(), one.dice("head"));
    if (coat.pattern() == Pattern.PATCHES) {
      brush.within(skull).flat(Shapes.ellipse(0.6, -0.25, 0.46, 0.56), coat.mark());
    }
    for (int side = -1; side <= 1; side += 2) {
      brush.flat(Shapes.ellipse(0.17 * side, 0.4, 0.25, 0.2), coat.belly());
    }
    brush.flat(Shapes.rounded(-0.1, 0.5, 0.2, 0.17, 0.05), 0xFFFFFF);
    brush.line(Pen.at(0, 0.52).to(0, 0.66).open(), 0.018, 0xC9B8B0);
    one.face()
        .eyes(
            brush, 0.46, -0.04, 0.2, one.dice("eyes").pick(0x6A4038, 0x4A3A5A, 0xA84048, 0x35506A));
    FacialExpression.blush(brush, 0.68, 0.32, 0.18);
    brush.form(
        Pen.at(-0.1, 0.22)
            .curve(0, 0.18, 0.1, 0.22)
            .curve(0.05, 0.32, 0, 0.33)
            .curve(-0.05, 0.32, -0.1, 0.22)
            .close(),
        0xE57F8C);
    new FacialExpression(one.face().eyes(), false, 0).muzzle(brush, 0.4, 0.17);
  }

  private static void ear(Brush brush, Coat coat, int side, double lean, boolean hangs) {
    Brush root = brush.at(0.38 * side, -0.6, 1).turned((0.08 + lean) * side);
    int outer = coat.pattern() == Pattern.PATCHES && side > 0 ? coat.mark() : coat.fur();
    double tipX = hangs ? 0.75 * side : 0.04 * side;
    double tipY = hangs ? -0.62 : -1.62;
    root.fur(
        Limb.through(new double[] {0, 0.15, 0, -0.8, tipX, tipY}, 0.2, 0.29, 0.14),
        outer,
        Dice.of(side, "ear"));
    if (!hangs) {
      root.flat(
          Limb.through(new double[] {0, 0, 0, -0.78, tipX * 0.9, -1.45}, 0.1, 0.16, 0.06),
          Rgb.mix(0xF3AEB2, coat.fur(), 0.1),
          0.9);
    } else {
      root.flat(
          Limb.through(new double[] {0, 0, 0, -0.5, 0.02 * side, -0.74}, 0.1, 0.14, 0.08),
          0xF3AEB2,
          0.9);
    }
  }
}
