package io.openbailian.illustrator.vehicle;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A rocket on its way up, its fire below it.
public final class Rocket implements Drawing {
  @Override
  public double aspect() {
    return 0.6;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int paint = look.colour(0xD8423A, 0x2F6FB8, 0xE8A33B);
    Sheet up = sheet.at(0, -0.5, 1).turned(0.22).at(0, 0.5, 1);
    up.glow(0, -0.1, 0.24, 0xFFB45A, 0.8);
    up.fill(
        Pen.at(-0.09, -0.24).curve(-0.12, -0.08, 0, 0.04).curve(0.12, -0.08, 0.09, -0.24).close(),
        0xFF8A2E);
    up.fill(
        Pen.at(-0.05, -0.24).curve(-0.06, -0.12, 0, -0.05).curve(0.06, -0.12, 0.05, -0.24).close(),
        0xFFE07A);
    for (int side = -1; side <= 1; side += 2) {
      up.paintForm(
          Pen.at(0.12 * side, -0.5)
              .curve(0.26 * side, -0.4, 0.25 * side, -0.18)
              .curve(0.18 * side, -0.28, 0.1 * side, -0.28)
              .close(),
          Rgb.darker(paint, side > 0 ? 0.1 : 0));
    }
    up.paintForm(Shapes.rounded(-0.07, -0.27, 0.14, 0.06, 0.02), 0x6A7078);
    up.paintForm(
        Pen.at(0, -1)
            .bend(0.18, -0.84, 0.2, -0.5, 0.11, -0.25)
            .to(-0.11, -0.25)
            .bend(-0.2, -0.5, -0.18, -0.84, 0, -1)
            .close(),
        0xF4F6F9);
    up.paintForm(
        Pen.at(0, -1)
            .bend(0.1, -0.92, 0.13, -0.84, 0.148, -0.76)
            .curve(0, -0.7, -0.148, -0.76)
            .bend(-0.13, -0.84, -0.1, -0.92, 0, -1)
            .close(),
        paint);
    up.paintForm(Shapes.circle(0, -0.58, 0.075), 0x8A9098);
    up.paintForm(Shapes.circle(0, -0.58, 0.055), 0x8FD0F0);
    up.fill(Shapes.ellipse(-0.02, -0.6, 0.016, 0.012), 0xFFFFFF, 0.9);
    up.paint(Shapes.box(-0.15, -0.4, 0.3, 0.03), paint);
  }
}
