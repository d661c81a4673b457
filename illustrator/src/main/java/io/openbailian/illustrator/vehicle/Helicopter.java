package io.openbailian.illustrator.vehicle;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A helicopter in the air, or a drone with four rotors.
public final class Helicopter implements Drawing {
  @Override
  public double aspect() {
    return 1.9;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int paint = look.colour(0xD8423A, 0x2F6FB8, 0x3C8A6A, 0xE8A33B);
    if (look.subject().kind().filter("drone"::equals).isPresent()) {
      drone(sheet, look.colour(0x3A4048, 0xE6E9EC));
      return;
    }
    sheet.paintForm(Limb.straight(-0.1, -0.56, 0.1, -0.86, -0.66, 0.035), paint);
    sheet.paintForm(
        Pen.at(-0.82, -0.66).to(-0.96, -0.86).to(-0.84, -0.86).to(-0.74, -0.68).close(), paint);
    sheet.paintForm(
        Pen.at(-0.3, -0.5)
            .bend(-0.3, -0.8, 0.1, -0.84, 0.3, -0.76)
            .bend(0.56, -0.68, 0.7, -0.46, 0.66, -0.34)
            .curve(0.3, -0.2, 0, -0.24)
            .curve(-0.26, -0.28, -0.3, -0.5)
            .close(),
        paint);
    sheet.paintForm(
        Pen.at(0.2, -0.72)
            .bend(0.46, -0.68, 0.6, -0.5, 0.62, -0.42)
            .curve(0.4, -0.4, 0.24, -0.44)
            .close(),
        0xBFDDEA);
    sheet.paintForm(Shapes.rounded(-0.14, -0.64, 0.24, 0.2, 0.04), 0xBFDDEA);
    sheet.paint(Shapes.box(-0.28, -0.36, 0.9, 0.04), Rgb.lighter(paint, 0.6));
    for (int i = 0; i < 2; i++) {
      sheet.paintLine(
          Pen.at(-0.12 + 0.42 * i, -0.26).to(-0.14 + 0.46 * i, -0.08).open(), 0.03, 0x5A6068);
    }
    sheet.paintLine(
        Pen.at(-0.4, -0.06).to(0.56, -0.06).curve(0.66, -0.08, 0.68, -0.14).open(), 0.04, 0x5A6068);
    sheet.paint(Shapes.box(0.05, -0.92, 0.04, 0.14), 0x5A6068);
    sheet.fill(Shapes.ellipse(0.07, -0.93, 0.88, 0.035), 0x3A4048, 0.55);
    sheet.fill(Shapes.ellipse(-0.9, -0.76, 0.03, 0.14), 0x3A4048, 0.5);
  }

  private static void drone(Sheet sheet, int paint) {
    for (int side = -1; side <= 1; side += 2) {
      sheet.paintForm(Limb.straight(0.16 * side, -0.5, 0.06, 0.66 * side, -0.62, 0.04), paint);
      sheet.paintForm(
          Limb.straight(0.14 * side, -0.46, 0.05, 0.44 * side, -0.4, 0.035),
          Rgb.darker(paint, 0.2));
      for (int k = 0; k < 2; k++) {
        double x = (k == 0 ? 0.66 : 0.44) * side;
        double y = k == 0 ? -0.7 : -0.47;
        sheet.paintForm(Shapes.rounded(x - 0.03, y, 0.06, 0.1, 0.02), Rgb.darker(paint, 0.3));
        sheet.fill(Shapes.ellipse(x, y, 0.24, 0.03), 0x6A7078, 0.55);
      }
    }
    sheet.paintForm(Shapes.rounded(-0.24, -0.6, 0.48, 0.22, 0.1), paint);
    sheet.paintForm(Shapes.circle(0, -0.34, 0.08), 0x22262C);
    sheet.fill(Shapes.circle(0.02, -0.36, 0.025), 0xFFFFFF, 0.8);
    sheet.fill(Shapes.circle(-0.16, -0.49, 0.02), 0xE8503C);
    sheet.fill(Shapes.circle(0.16, -0.49, 0.02), 0x5FD07A);
  }
}
