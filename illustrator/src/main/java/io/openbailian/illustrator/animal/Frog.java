package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Substance;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A frog, whose eyes stand over its wide mouth.
public final class Frog extends Beast {
  private static final Coat[] COATS = {
    new Coat(0x7CBF4E, 0x5A9A38, 0xE7F2B8, 0x74B648, Pattern.PLAIN),
    new Coat(0x5FB36A, 0x438F52, 0xE2F0C4, 0x58AA62, Pattern.PLAIN)
  };

  @Override
  public double aspect() {
    return 1.05;
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
        -0.6, dice.between(0.36, 0.38), dice.between(0.36, 0.39), 0.34, 0.18, 0.06, 0.05, true);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -0.62, 0.6), Mount.at(0, -0.62, 0.46));
  }

  @Override
  Reach reach() {
    return new Reach(0.0, 1.1, 0);
  }

  /// It has none.
  @Override
  void tail(Brush brush, One one) {}

  @Override
  void head(Brush brush, One one) {
    Coat coat = one.coat();
    for (int side = -1; side <= 1; side += 2) {
      brush.form(Shapes.circle(0.5 * side, -0.56, 0.36), coat.fur());
    }
    Shape skull =
        Pen.at(0, -0.5)
            .bend(0.5, -0.58, 1.1, -0.32, 1.14, 0.12)
            .bend(1.14, 0.56, 0.66, 0.76, 0, 0.76)
            .bend(-0.66, 0.76, -1.14, 0.56, -1.14, 0.12)
            .bend(-1.1, -0.32, -0.5, -0.58, 0, -0.5)
            .close();
    brush.form(skull, coat.fur());
    brush.within(skull).flat(Shapes.ellipse(0, 0.66, 0.9, 0.42), coat.belly());
    for (int i = -1; i <= 1; i++) {
      brush.flat(Shapes.ellipse(0.2 * i, -0.3 + 0.06 * i * i, 0.07, 0.05), coat.mark());
    }
    for (int side = -1; side <= 1; side += 2) {
      brush.flat(Shapes.circle(0.5 * side, -0.58, 0.26), 0xFFFFFF);
      brush.flat(Shapes.ellipse(0.1 * side, 0.0, 0.03, 0.04), Rgb.darker(coat.mark(), 0.3));
    }
    one.face().eyes(brush, 0.5, -0.58, 0.2, 0x3A4A20);
    FacialExpression.blush(brush, 0.8, 0.16, 0.16);
    brush.line(Pen.at(-0.78, 0.2).bend(-0.5, 0.52, 0.5, 0.52, 0.78, 0.2).open(), 0.05, 0x3F5A2A);
    if (one.face().laughing()) {
      brush.flat(
          Pen.at(-0.36, 0.42)
              .curve(0, 0.5, 0.36, 0.42)
              .bend(0.3, 0.7, -0.3, 0.7, -0.36, 0.42)
              .close(),
          0xC85A62);
    }
  }
}
