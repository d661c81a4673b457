package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Substance;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A bear that sits on its bottom.
public final class Bear extends Beast {
  private static final Coat[] COATS = {
    new Coat(0x9A6A42, 0x70482A, 0xE6C9A0, 0x8E5F3A, Pattern.PLAIN),
    new Coat(0xC08A54, 0x96643A, 0xF2DDB8, 0xB57F4A, Pattern.PLAIN),
    new Coat(0x6E4A35, 0x4C3022, 0xC9A179, 0x64422F, Pattern.PLAIN),
    new Coat(0xF5F1E8, 0xDCD4C6, 0xFFFFFF, 0xEFE9DD, Pattern.PLAIN)
  };

  @Override
  public double aspect() {
    return 0.8;
  }

  @Override
  Coat coat(Look look) {
    return Substance.hue(look)
        .map(hue -> Coat.dyed(hue, Pattern.PLAIN))
        .orElseGet(() ->
            look.subject().kind().filter("polar"::equals).isPresent()
                ? COATS[3]
                : COATS[look.dice().fork("coat").below(3)]);
  }

  @Override
  Build build(Look look) {
    Dice dice = look.dice().fork("build");
    return new Build(
        -0.69,
        dice.between(0.26, 0.285),
        dice.between(0.3, 0.34),
        0.4,
        dice.between(0.165, 0.19),
        0.13,
        dice.between(0.06, 0.068),
        true);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -0.74, 0.7), Mount.at(0, -0.1, 0.38));
  }

  @Override
  void tail(Brush brush, One one) {
    brush.form(Shapes.circle(0.02, -0.02, 0.045), one.coat().fur());
  }

  @Override
  void head(Brush brush, One one) {
    roundHead(brush, one, one.coat().fur(), one.coat().fur(), one.coat().belly());
    one.face().eyes(brush, 0.38, -0.1, 0.15, 0x4A2E20);
    muzzle(brush, one);
    if (one.look().subject().kind().filter("teddy"::equals).isPresent()) {
      bow(brush);
    }
  }

  /// What tells a toy from a bear.
  private static void bow(Brush brush) {
    for (int side = -1; side <= 1; side += 2) {
      brush.form(
          Pen.at(0.06 * side, 0.98)
              .curve(0.4 * side, 0.68, 0.58 * side, 0.84)
              .curve(0.62 * side, 1.12, 0.54 * side, 1.24)
              .curve(0.34 * side, 1.22, 0.06 * side, 1.0)
              .close(),
          0xD0453C);
    }
    brush.form(Shapes.circle(0, 1.0, 0.13), 0xB5372F);
    brush.line(Pen.at(-0.02, -0.88).curve(0.05, -0.5, 0, -0.22).open(), 0.02, 0x5A3A26, 0.6);
  }

  static void roundHead(Brush brush, One one, int fur, int ears, int inside) {
    for (int side = -1; side <= 1; side += 2) {
      brush.fur(Shapes.circle(0.72 * side, -0.7, 0.36), ears, one.dice("ear"));
      brush.flat(Shapes.circle(0.71 * side, -0.66, 0.2), inside);
    }
    Shape skull =
        Pen.at(0, -0.9)
            .bend(0.6, -0.92, 0.98, -0.5, 1.0, 0)
            .bend(1.06, 0.52, 0.56, 0.86, 0, 0.86)
            .bend(-0.56, 0.86, -1.06, 0.52, -1.0, 0)
            .bend(-0.98, -0.5, -0.6, -0.92, 0, -0.9)
            .close();
    brush.fur(skull, fur, one.dice("head"));
  }

  static void muzzle(Brush brush, One one) {
    brush.form(Shapes.ellipse(0, 0.38, 0.4, 0.31), one.coat().belly());
    FacialExpression.blush(brush, 0.66, 0.26, 0.17);
    one.face().muzzle(brush, 0.46, 0.17);
    brush.form(Shapes.ellipse(0, 0.24, 0.15, 0.105), 0x2C2226);
    brush.sheet().fill(Shapes.ellipse(0.04 * brush.light(), 0.2, 0.05, 0.024), 0xFFFFFF, 0.7);
  }
}
