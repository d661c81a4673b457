package io.openbailian.illustrator.vehicle;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A motorbike, or a scooter with its step and its shield.
public final class Motorbike implements Drawing {
  private static final int STEEL = 0xC3C8CF;
  private static final int DARK = 0x2A2C32;

  @Override
  public double aspect() {
    return 1.6;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int paint = look.colour(0xC8322E, 0x2F63A8, 0x2E3238, 0x3C8A6A);
    sheet.shadow(0, 0, 0.8, 0.05);
    if (look.subject().kind().filter("scooter"::equals).isPresent()) {
      scooter(sheet, paint);
    } else {
      bike(sheet, paint);
    }
  }

  private static void bike(Sheet sheet, int paint) {
    Wheels.tyre(sheet, -0.52, -0.28, 0.28);
    Wheels.tyre(sheet, 0.56, -0.28, 0.28);
    sheet.paintLine(Pen.at(0.56, -0.28).to(0.3, -0.86).open(), 0.06, STEEL);
    sheet.paintForm(Limb.straight(-0.1, -0.28, 0.06, -0.72, -0.22, 0.05), STEEL);
    sheet.paintForm(Shapes.rounded(-0.22, -0.52, 0.42, 0.32, 0.06), 0x8A9098);
    for (int i = 0; i < 4; i++) {
      sheet.paint(Shapes.box(-0.2, -0.49 + 0.065 * i, 0.36, 0.018), 0x5A6068);
    }
    sheet.paintForm(
        Pen.at(-0.1, -0.56)
            .bend(-0.08, -0.82, 0.14, -0.86, 0.34, -0.78)
            .curve(0.34, -0.58, 0.22, -0.52)
            .close(),
        paint);
    sheet.fill(
        Pen.at(0.0, -0.7).curve(0.1, -0.78, 0.24, -0.76).curve(0.1, -0.72, 0, -0.7).close(),
        0xFFFFFF,
        0.5);
    sheet.paintForm(
        Pen.at(-0.78, -0.68)
            .curve(-0.4, -0.74, -0.06, -0.62)
            .curve(-0.1, -0.52, -0.3, -0.54)
            .curve(-0.6, -0.56, -0.78, -0.68)
            .close(),
        DARK);
    sheet.paintForm(
        Pen.at(-0.84, -0.5)
            .bend(-0.8, -0.66, -0.4, -0.66, -0.3, -0.52)
            .curve(-0.6, -0.56, -0.84, -0.5)
            .close(),
        paint);
    sheet.paintForm(
        Pen.at(0.3, -0.44)
            .bend(0.4, -0.66, 0.76, -0.64, 0.82, -0.4)
            .curve(0.6, -0.56, 0.3, -0.44)
            .close(),
        paint);
    sheet.paintLine(Pen.at(0.3, -0.86).curve(0.2, -0.98, 0.06, -0.92).open(), 0.05, DARK);
    sheet.paintForm(Shapes.circle(0.4, -0.8, 0.1), STEEL);
    sheet.fill(Shapes.circle(0.43, -0.8, 0.075), 0xFFF6D0);
    sheet.paint(Shapes.rounded(-0.88, -0.6, 0.08, 0.07, 0.02), 0xC22A22);
  }

  private static void scooter(Sheet sheet, int paint) {
    Wheels.tyre(sheet, -0.46, -0.19, 0.19);
    Wheels.tyre(sheet, 0.54, -0.19, 0.19);
    sheet.paintForm(
        Pen.at(-0.8, -0.26)
            .bend(-0.84, -0.62, -0.3, -0.7, -0.1, -0.52)
            .curve(-0.08, -0.24, -0.14, -0.18)
            .to(0.34, -0.18)
            .bend(0.36, -0.5, 0.3, -0.7, 0.24, -0.84)
            .to(0.36, -0.88)
            .bend(0.5, -0.6, 0.52, -0.3, 0.46, -0.1)
            .to(-0.2, -0.1)
            .curve(-0.3, -0.4, -0.8, -0.26)
            .close(),
        paint);
    sheet.paintForm(Shapes.rounded(-0.76, -0.76, 0.64, 0.13, 0.06), 0x5A3A2A);
    sheet.paintForm(
        Pen.at(0.3, -0.26)
            .bend(0.36, -0.46, 0.72, -0.46, 0.78, -0.24)
            .curve(0.54, -0.4, 0.3, -0.26)
            .close(),
        Rgb.darker(paint, 0.1));
    sheet.paintLine(Pen.at(0.3, -0.86).to(0.14, -0.98).open(), 0.05, DARK);
    sheet.paintForm(Shapes.circle(0.36, -0.88, 0.09), STEEL);
    sheet.fill(Shapes.circle(0.39, -0.88, 0.065), 0xFFF6D0);
  }
}
