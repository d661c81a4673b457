package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;

/// Small things that hats, gifts and figures are trimmed with.
final class Trimmings {
  private Trimmings() {}

  static void bow(Brush at, int colour) {
    for (int side = -1; side <= 1; side += 2) {
      at.form(
          Pen.at(0, 0)
              .bend(0.4 * side, -0.75, 1.15 * side, -0.8, 1.1 * side, -0.1)
              .bend(1.15 * side, 0.7, 0.4 * side, 0.6, 0, 0)
              .close(),
          colour);
      at.line(
          Pen.at(0.25 * side, -0.05).curve(0.5 * side, -0.2, 0.75 * side, -0.25).open(),
          0.07,
          0x301020,
          0.3);
    }
    at.form(Shapes.rounded(-0.22, -0.26, 0.44, 0.52, 0.18), colour);
  }

  static void bloom(Brush at, int colour) {
    for (int i = 0; i < 7; i++) {
      at.turned(2 * StrictMath.PI * i / 7)
          .form(
              Shapes.ellipse(0, -0.62, 0.3, 0.42), i % 2 == 0 ? colour : Rgb.lighter(colour, 0.12));
    }
    at.form(Shapes.circle(0, 0, 0.34), 0xF8CB4A);
  }
}
