package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.Wardrobe;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.illustrator.tool.Substance;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A butterfly with open wings.
public final class Butterfly implements Drawing {
  @Override
  public double aspect() {
    return 1.15;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int wing =
        Substance.hue(look)
            .map(hue -> hue.rgb())
            .orElseGet(() ->
                dice.fork("wing").pick(0xF28C2E, 0x3E8FD8, 0xE0628E, 0xF2C744, 0x8A62C4, 0x46A884));
    int edge = Rgb.mix(Rgb.darker(wing, 0.62), 0x2A2030, look.hue().isPresent() ? 0.1 : 0.6);
    double open = dice.fork("open").between(0.82, 1.02) * (1 - 0.6 * look.pose().flap());
    double span = dice.fork("span").between(0.9, 1.08);
    Brush brush =
        Brush.of(sheet.at(0, -0.47, 0.94), look).turned(dice.fork("turn").between(-0.38, 0.38));
    for (int side = -1; side <= 1; side += 2) {
      lower(brush, wing, edge, side, open, span, dice);
      upper(brush, wing, edge, side, open, dice);
    }
    body(brush, look);
  }

  private static void upper(Brush brush, int wing, int edge, int side, double open, Dice dice) {
    double x = 0.56 * side * open;
    Shape outline =
        Pen.at(0.02 * side, -0.08)
            .bend(0.12 * side, -0.42, x * 0.8, -0.56, x, -0.46)
            .bend(x * 1.08, -0.32, x * 0.95, -0.12, x * 0.72, -0.02)
            .curve(x * 0.3, 0.06, 0.02 * side, 0.02)
            .close();
    brush.form(outline, edge);
    Shape panel =
        Pen.at(0.05 * side, -0.08)
            .bend(0.14 * side, -0.37, x * 0.76, -0.49, x * 0.88, -0.42)
            .bend(x * 0.96, -0.3, x * 0.84, -0.15, x * 0.66, -0.06)
            .curve(x * 0.3, 0.01, 0.05 * side, 0.0)
            .close();
    brush.torso(panel, wing);
    brush.within(panel).soft(0.08 * side, -0.06, 0.3, 0.2, Rgb.lighter(wing, 0.6), 0.8);
    for (int i = 0; i < 4; i++) {
      brush.line(
          Pen.at(0.05 * side, -0.05)
              .curve(x * (0.3 + 0.1 * i), -0.26 + 0.06 * i, x * (0.66 + 0.07 * i), -0.46 + 0.12 * i)
              .open(),
          0.008,
          edge,
          0.75);
      brush.flat(
          Shapes.circle(x * (0.76 + 0.06 * i) * (i == 3 ? 0.9 : 1), -0.5 + 0.115 * i, 0.016),
          0xFFFAF0);
    }
    if (dice.fork("eyespot").chance(0.6)) {
      brush.flat(Shapes.circle(x * 0.62, -0.3, 0.05), edge);
      brush.flat(Shapes.circle(x * 0.62, -0.3, 0.032), Rgb.lighter(wing, 0.65));
    }
  }

  private static void lower(
      Brush brush, int wing, int edge, int side, double open, double span, Dice dice) {
    double x = 0.44 * side * open;
    double y = 0.42 * span;
    boolean tailed = dice.fork("tails").chance(0.4);
    Shape outline =
        Pen.at(0.02 * side, -0.02)
            .bend(x * 0.7, -0.06, x * 1.15, 0.05, x, 0.22)
            .curve(x * 0.92, 0.3, x * 0.7, 0.34)
            .curve(x * 0.66, tailed ? y * 1.2 : y, x * 0.5, tailed ? y * 1.22 : y)
            .curve(x * 0.4, 0.34, 0.02 * side, 0.12)
            .close();
    brush.form(outline, edge);
    Shape panel =
        Pen.at(0.04 * side, 0.0)
            .bend(x * 0.66, -0.02, x * 1.0, 0.08, x * 0.88, 0.2)
            .curve(x * 0.74, 0.29, x * 0.52, 0.31)
            .curve(x * 0.3, 0.26, 0.04 * side, 0.1)
            .close();
    brush.form(panel, Rgb.mix(wing, 0xFFE9B0, 0.18));
    for (int i = 0; i < 3; i++) {
      brush.flat(
          Shapes.circle(x * (0.86 - 0.16 * i), 0.2 + 0.055 * i, 0.02),
          i == 1 ? 0xFFFAF0 : edge,
          0.85);
    }
  }

  private static void body(Brush brush, Look look) {
    int dark = 0x3A2C34;
    brush.form(Limb.through(new double[] {0, -0.1, 0, 0.08, 0, 0.3}, 0.032, 0.036, 0.01), dark);
    for (int i = 0; i < 4; i++) {
      brush.line(
          Pen.at(-0.026, 0.06 + 0.05 * i).to(0.026, 0.06 + 0.05 * i).open(), 0.008, 0x8A6A5A, 0.7);
    }
    for (int side = -1; side <= 1; side += 2) {
      brush.line(
          Pen.at(0.02 * side, -0.17)
              .bend(0.03 * side, -0.3, 0.1 * side, -0.38, 0.17 * side, -0.4)
              .open(),
          0.009,
          dark);
      brush.flat(Shapes.circle(0.17 * side, -0.4, 0.015), dark);
    }
    brush.form(Shapes.circle(0, -0.14, 0.052), dark);
    brush.sheet().fill(Shapes.circle(-0.02, -0.15, 0.014), 0xFFFFFF);
    brush.sheet().fill(Shapes.circle(0.02, -0.15, 0.014), 0xFFFFFF);
    brush.line(Pen.at(-0.016, -0.115).curve(0, -0.1, 0.016, -0.115).open(), 0.006, 0xF2A0A0);
    Wardrobe.onHead(
        brush,
        look,
        new Anchors(
            Mount.at(0, -0.175, 0.06),
            Mount.at(0, -0.14, 0.055),
            Mount.at(0, -0.15, 0.03),
            Mount.at(0, -0.09, 0.04),
            Mount.at(0, 0.05, 0.05),
            Mount.at(0, 0, 0.1),
            Mount.at(0, 0, 0.1)));
  }
}
