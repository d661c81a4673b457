package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// An airliner in flight, seen from the side.
public final class Plane implements Drawing {
  private static final int HULL = 0xF6F8FB;

  @Override
  public double aspect() {
    return 2.3;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int paint = look.colour(0x2F6FB8, 0xD8412F, 0x2E9E8A, 0xE8A33B);
    Sheet up = sheet.at(0, -0.45, 1).turned(-0.12);
    up.paintForm(
        Pen.at(-0.1, -0.04).to(-0.42, -0.34).to(-0.3, -0.36).to(0.22, -0.06).close(),
        Rgb.darker(HULL, 0.2));
    up.paintForm(
        Pen.at(-0.8, -0.08).to(-1.06, -0.5).to(-0.88, -0.5).to(-0.58, -0.14).close(), paint);
    up.paintForm(
        Pen.at(1.08, 0.04)
            .bend(1.0, -0.12, 0.8, -0.16, 0.6, -0.16)
            .to(-0.7, -0.14)
            .curve(-0.96, -0.12, -1.06, -0.04)
            .curve(-0.8, 0.12, -0.5, 0.14)
            .to(0.7, 0.16)
            .curve(1.0, 0.15, 1.08, 0.04)
            .close(),
        HULL);
    up.paint(
        Pen.at(1.04, 0.08)
            .curve(0.2, 0.1, -0.98, 0.0)
            .curve(-0.8, 0.12, -0.5, 0.14)
            .to(0.7, 0.16)
            .curve(0.98, 0.14, 1.04, 0.08)
            .close(),
        paint);
    for (int i = 0; i < 13; i++) {
      up.fill(Shapes.rounded(-0.56 + 0.09 * i, -0.08, 0.05, 0.065, 0.022), 0x4A6E94);
    }
    up.fill(
        Pen.at(0.8, -0.12).bend(0.9, -0.11, 0.96, -0.06, 0.98, -0.02).to(0.82, -0.03).close(),
        0x33506E);
    up.paintForm(
        Pen.at(0.24, 0.06).to(-0.5, 0.5).to(-0.34, 0.5).to(0.5, 0.1).close(),
        Rgb.darker(HULL, 0.08));
    up.paintForm(Shapes.rounded(-0.04, 0.16, 0.28, 0.12, 0.06), paint);
    up.paint(Shapes.ellipse(0.23, 0.22, 0.03, 0.055), 0x2A3038);
    up.paintForm(
        Pen.at(-0.76, -0.02).to(-1.08, 0.12).to(-0.96, 0.13).to(-0.6, 0.02).close(),
        Rgb.darker(HULL, 0.12));
  }
}
