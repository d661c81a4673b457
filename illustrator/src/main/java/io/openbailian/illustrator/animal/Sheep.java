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

/// A sheep with a cap of curls, or a goat with horns and a beard.
public final class Sheep extends Beast {
  private static final Coat WOOL = new Coat(0xF6F1E6, 0xDDD3C2, 0xFBF8F0, 0xEFE8DA, Pattern.PLAIN);
  private static final Coat HAIR = new Coat(0xEDE6DA, 0xBFAE98, 0xF8F4EC, 0xE4DACA, Pattern.PLAIN);
  private static final int HORN = 0xA99878;

  private static boolean isGoat(Look look) {
    return look.subject().kind().filter("goat"::equals).isPresent();
  }

  @Override
  Coat coat(Look look) {
    return Substance.hue(look)
        .map(hue -> Coat.dyed(hue, Pattern.PLAIN))
        .orElse(isGoat(look) ? HAIR : WOOL);
  }

  @Override
  Build build(Look look) {
    Dice dice = look.dice().fork("build");
    double body = isGoat(look) ? 0.27 : 0.34;
    return new Build(
        -0.67,
        dice.between(0.24, 0.26),
        body,
        0.46,
        isGoat(look) ? 0.17 : 0.23,
        0.18,
        0.045,
        false);
  }

  @Override
  Anchors.HeadMounts mounts() {
    return new Anchors.HeadMounts(Mount.at(0, -0.8, 0.66), Mount.at(0, -0.08, 0.4));
  }

  @Override
  Reach reach() {
    return new Reach(0.2, 1.3, 0);
  }

  @Override
  void tail(Brush brush, One one) {
    brush.form(Shapes.ellipse(0.06, -0.02, 0.07, 0.055), one.coat().fur());
  }

  @Override
  void head(Brush brush, One one) {
    Coat coat = one.coat();
    boolean goat = isGoat(one.look());
    int face = goat ? coat.fur() : Rgb.mix(coat.fur(), 0x8A7468, 0.35);
    for (int side = -1; side <= 1; side += 2) {
      if (goat) {
        brush.form(
            Pen.at(0.2 * side, -0.7)
                .bend(0.24 * side, -1.2, 0.5 * side, -1.5, 0.86 * side, -1.52)
                .bend(0.66 * side, -1.3, 0.58 * side, -1.0, 0.5 * side, -0.66)
                .close(),
            HORN);
      }
      Brush ear = brush.joint(0.7 * side, -0.36, side * one.earTurn());
      ear.form(
          Pen.at(0.66 * side, -0.46)
              .bend(1.0 * side, -0.6, 1.36 * side, -0.4, 1.42 * side, -0.12)
              .bend(1.2 * side, -0.02, 0.9 * side, -0.08, 0.72 * side, -0.2)
              .close(),
          face);
    }
    Shape skull =
        Pen.at(0, -0.86)
            .bend(0.56, -0.86, 0.84, -0.56, 0.8, -0.06)
            .bend(0.76, 0.4, 0.5, 0.94, 0, 0.96)
            .bend(-0.5, 0.94, -0.76, 0.4, -0.8, -0.06)
            .bend(-0.84, -0.56, -0.56, -0.86, 0, -0.86)
            .close();
    brush.form(skull, face);
    if (goat) {
      beard(brush, coat);
    } else {
      curls(brush, coat);
    }
    one.face().eyes(brush, 0.4, -0.08, 0.15, 0x4A3A20);
    FacialExpression.blush(brush, 0.6, 0.3, 0.13);
    brush.form(Shapes.ellipse(0, 0.6, 0.36, 0.26), Rgb.lighter(face, 0.3));
    brush.flat(
        Pen.at(-0.12, 0.48).curve(0, 0.42, 0.12, 0.48).curve(0, 0.66, -0.12, 0.48).close(),
        0xC98A86);
    one.face().muzzle(brush, 0.7, 0.14);
  }

  private static void curls(Brush brush, Coat coat) {
    double[] xy = {
      -0.62, -0.5, -0.36, -0.74, 0, -0.84, 0.36, -0.74, 0.62, -0.5, -0.2, -0.56, 0.2, -0.56, 0,
      -1.04, -0.34, -0.96, 0.34, -0.96
    };
    for (int i = 0; i < xy.length; i += 2) {
      brush.form(
          Shapes.circle(xy[i], xy[i + 1], 0.27),
          i % 4 == 0 ? coat.fur() : Rgb.darker(coat.fur(), 0.05));
    }
  }

  private static void beard(Brush brush, Coat coat) {
    brush.form(
        Pen.at(-0.22, 0.84)
            .bend(-0.2, 1.2, -0.04, 1.4, 0, 1.5)
            .bend(0.04, 1.4, 0.2, 1.2, 0.22, 0.84)
            .close(),
        Rgb.darker(coat.fur(), 0.1));
  }
}
