package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;

/// Hair on a head whose middle is the origin and half whose width is one unit.
final class HairStyle {
  private HairStyle() {}

  /// What hangs behind the head.
  static void behind(Brush head, Guise.Hair hair, int colour, Dice dice) {
    int deep = Rgb.darker(colour, 0.14);
    double sway = dice.fork("sway").between(-0.2, 0.2);
    switch (hair) {
      case LONG -> {
        head.form(
            Pen.at(0, -1.14)
                .bend(1.1, -1.16, 1.26, -0.2, 1.18, 0.6)
                .bend(1.16, 1.3, 1.42 + sway, 1.7, 1.12 + sway, 2.2)
                .curve(0.7, 1.9, 0, 1.95)
                .curve(-0.7, 1.9, -1.12 + sway, 2.2)
                .bend(-1.42 + sway, 1.7, -1.16, 1.3, -1.18, 0.6)
                .bend(-1.26, -0.2, -1.1, -1.16, 0, -1.14)
                .close(),
            deep);
        strands(head, colour, 1.9);
      }
      case BOB -> {
        head.form(
            Pen.at(0, -1.15)
                .bend(1.15, -1.18, 1.32, -0.1, 1.24, 0.75)
                .curve(1.0, 1.08, 0.5, 0.98)
                .to(-0.5, 0.98)
                .curve(-1.0, 1.08, -1.24, 0.75)
                .bend(-1.32, -0.1, -1.15, -1.18, 0, -1.15)
                .close(),
            deep);
        strands(head, colour, 0.9);
      }
      case PONYTAIL ->
          head.form(
              Limb.through(
                  new double[] {0.6, -0.75, 1.35, -0.7, 1.55, 0.3, 1.3 + sway, 1.3},
                  0.26,
                  0.36,
                  0.34,
                  0.03),
              deep);
      case PIGTAILS -> {
        for (int side = -1; side <= 1; side += 2) {
          head.form(
              Limb.through(
                  new double[] {
                    0.85 * side, 0.0, 1.36 * side, 0.35, 1.4 * side, 1.0, 1.22 * side + sway, 1.6
                  },
                  0.2,
                  0.3,
                  0.28,
                  0.03),
              deep);
          head.form(Shapes.circle(1.06 * side, 0.16, 0.17), 0xE8587A);
        }
      }
      case BUN, GREY_BUN -> head.form(Shapes.circle(0, -1.2, 0.46), deep);
      case CURLY -> {
        for (int i = 0; i < 11; i++) {
          double angle = StrictMath.PI * (0.92 + 1.16 * i / 10);
          head.form(
              Shapes.circle(
                  1.0 * StrictMath.cos(angle), -0.12 + 0.98 * StrictMath.sin(angle), 0.34),
              i % 2 == 0 ? colour : deep);
        }
      }
      case SHORT, SPIKY, GREY_SHORT, TUFT, NONE -> {}
    }
  }

  private static void strands(Brush head, int colour, double to) {
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 0; i < 3; i++) {
        head.line(
            Pen.at((1.0 - 0.04 * i) * side, 0.2)
                .curve((1.14 - 0.14 * i) * side, to * 0.6, (1.06 - 0.16 * i) * side, to)
                .open(),
            0.035,
            Rgb.lighter(colour, 0.25),
            0.4);
      }
    }
  }

  /// What frames the face.
  static void before(Brush head, Guise.Hair hair, int colour, Dice dice) {
    double part = dice.fork("part").between(-0.4, 0.4);
    switch (hair) {
      case LONG, BOB, PONYTAIL, PIGTAILS, BUN, GREY_BUN -> {
        boolean fringe = dice.fork("fringe").chance(0.5) && hair != Guise.Hair.GREY_BUN;
        if (fringe) {
          head.form(
              Pen.at(-1.08, 0.2)
                  .bend(-1.22, -0.95, -0.7, -1.2, 0, -1.2)
                  .bend(0.7, -1.2, 1.22, -0.95, 1.08, 0.2)
                  .curve(0.98, -0.16, 0.82, -0.34)
                  .curve(0.6, -0.2, 0.5, -0.36)
                  .curve(0.25, -0.18, 0.1, -0.36)
                  .curve(-0.1, -0.18, -0.3, -0.36)
                  .curve(-0.5, -0.2, -0.7, -0.36)
                  .curve(-0.95, -0.2, -1.08, 0.2)
                  .close(),
              colour);
        } else {
          head.form(
              Pen.at(-1.1, 0.42)
                  .bend(-1.24, -0.95, -0.7, -1.2, 0, -1.2)
                  .bend(0.7, -1.2, 1.24, -0.95, 1.1, 0.42)
                  .bend(1.0, -0.1, 0.7, -0.5, part, -0.78)
                  .bend(-0.5, -0.55, -0.95, -0.2, -1.1, 0.42)
                  .close(),
              colour);
        }
        shine(head, colour);
      }
      case SHORT, GREY_SHORT -> {
        head.form(
            Pen.at(-1.08, 0.14)
                .bend(-1.24, -1.0, -0.6, -1.26, 0.1, -1.2)
                .bend(0.8, -1.18, 1.2, -0.9, 1.08, 0.14)
                .curve(1.0, -0.2, 0.86, -0.4)
                .bend(0.4, -0.36, 0.0, -0.44, -0.3 + part * 0.4, -0.66)
                .curve(-0.5, -0.38, -0.85, -0.34)
                .curve(-1.0, -0.16, -1.08, 0.14)
                .close(),
            colour);
        shine(head, colour);
      }
      case SPIKY -> {
        head.form(
            Pen.at(-1.08, 0.1)
                .to(-1.24, -0.5)
                .to(-1.0, -0.55)
                .to(-1.08, -1.0)
                .to(-0.66, -0.98)
                .to(-0.55, -1.42)
                .to(-0.16, -1.14)
                .to(0.2, -1.46)
                .to(0.42, -1.08)
                .to(0.9, -1.2)
                .to(0.88, -0.8)
                .to(1.2, -0.62)
                .to(1.08, 0.1)
                .curve(1.0, -0.2, 0.84, -0.36)
                .to(0.6, -0.22)
                .to(0.36, -0.46)
                .to(0.06, -0.22)
                .to(-0.2, -0.48)
                .to(-0.5, -0.24)
                .to(-0.8, -0.4)
                .curve(-1.0, -0.16, -1.08, 0.1)
                .close(),
            colour);
        shine(head, colour);
      }
      case CURLY -> {
        head.flat(Shapes.ellipse(0, -0.74, 0.9, 0.42), Rgb.darker(colour, 0.16));
        for (int i = -3; i <= 3; i++) {
          head.form(
              Shapes.circle(0.3 * i, -0.72 + 0.035 * i * i, 0.29),
              i % 2 == 0 ? colour : Rgb.darker(colour, 0.1));
        }
      }
      case TUFT -> {
        for (int i = -1; i <= 1; i++) {
          head.line(
              Pen.at(0.1 * i, -1.0).curve(0.2 * i, -1.26, 0.34 * i + 0.1, -1.14).open(),
              0.09,
              colour);
        }
      }
      case NONE -> {}
    }
  }

  private static void shine(Brush head, int colour) {
    head.line(
        Pen.at(-0.62, -0.86).curve(-0.1, -1.08, 0.42, -0.98).open(),
        0.09,
        Rgb.lighter(colour, 0.5),
        0.35);
  }
}
