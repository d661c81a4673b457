package io.openbailian.illustrator.vehicle;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A lorry with its box, an open pickup, or a fire engine with its ladder.
public final class Lorry implements Drawing {
  private static final int STEEL = 0xC9CED4;

  @Override
  public double aspect() {
    return 2.1;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    String kind = look.subject().kind().orElse("");
    int paint =
        look.hue()
            .map(Hue::rgb)
            .orElseGet(
                () -> kind.equals("fire") ? 0xD02A26 : look.colour(0x3B78C9, 0xD8423A, 0x4FA28A));
    sheet.shadow(0, -0.01, 1.02, 0.07);
    sheet.paint(Shapes.box(-0.98, -0.3, 1.9, 0.1), 0x33363C);
    switch (kind) {
      case "fire" -> engine(sheet, paint);
      case "pickup" -> bed(sheet, paint);
      default -> box(sheet, paint);
    }
    cab(sheet, paint);
    Wheels.tyre(sheet, 0.62, -0.17, 0.17);
    Wheels.tyre(sheet, -0.34, -0.17, 0.17);
    Wheels.tyre(sheet, -0.7, -0.17, 0.17);
  }

  private static void cab(Sheet sheet, int paint) {
    sheet.paintForm(
        Pen.at(0.34, -0.24)
            .to(0.34, -0.86)
            .to(0.66, -0.86)
            .curve(0.78, -0.84, 0.84, -0.62)
            .to(0.96, -0.52)
            .to(0.98, -0.24)
            .close(),
        paint);
    int glass = sheet.palette().dark() ? 0x2E3A52 : 0xBFDDEA;
    sheet.paintForm(
        Pen.at(0.46, -0.56).to(0.46, -0.78).to(0.64, -0.78).to(0.76, -0.56).close(), glass);
    sheet.fill(Shapes.polygon(0.5, -0.58, 0.57, -0.76, 0.61, -0.76, 0.54, -0.58), 0xFFFFFF, 0.35);
    sheet.paint(Shapes.rounded(0.5, -0.5, 0.1, 0.025, 0.01), Rgb.darker(paint, 0.4));
    sheet.paintForm(Shapes.rounded(0.86, -0.3, 0.16, 0.08, 0.03), STEEL);
    sheet.fill(Shapes.ellipse(0.94, -0.42, 0.045, 0.05), 0xFFF6D0);
  }

  private static void box(Sheet sheet, int paint) {
    sheet.paintForm(Shapes.rounded(-1, -0.98, 1.28, 0.72, 0.03), 0xF4F0E6);
    for (int i = 1; i < 6; i++) {
      sheet.paint(Shapes.box(-1 + 0.213 * i, -0.96, 0.008, 0.68), 0xD2CCC0);
    }
    sheet.paint(Shapes.box(-1, -0.52, 1.28, 0.09), paint);
  }

  private static void bed(Sheet sheet, int paint) {
    sheet.paintForm(Shapes.rounded(-1, -0.56, 1.36, 0.32, 0.04), paint);
    sheet.paint(Shapes.box(-0.96, -0.56, 1.28, 0.045), Rgb.darker(paint, 0.45));
    sheet.paint(Shapes.rounded(-1.0, -0.46, 0.06, 0.1, 0.02), 0xC22A22);
  }

  private static void engine(Sheet sheet, int paint) {
    sheet.paintForm(Shapes.rounded(-1, -0.82, 1.34, 0.58, 0.04), paint);
    sheet.paint(Shapes.box(-1, -0.46, 1.34, 0.06), 0xFBF6EA);
    for (int i = 0; i < 3; i++) {
      sheet.paintForm(Shapes.rounded(-0.92 + 0.38 * i, -0.76, 0.3, 0.24, 0.02), STEEL);
      for (int k = 1; k < 4; k++) {
        sheet.paint(Shapes.box(-0.92 + 0.38 * i, -0.76 + 0.06 * k, 0.3, 0.01), 0x8A9098);
      }
    }
    for (int side = 0; side < 2; side++) {
      sheet.paintLine(
          Pen.at(-0.98, -0.88 - 0.09 * side).to(0.3, -0.9 - 0.09 * side).open(), 0.03, STEEL);
    }
    for (int i = 0; i < 9; i++) {
      sheet.paintLine(
          Pen.at(-0.92 + 0.14 * i, -0.88).to(-0.92 + 0.14 * i, -0.98).open(), 0.02, STEEL);
    }
    sheet.paintForm(Shapes.rounded(0.46, -0.95, 0.18, 0.1, 0.04), 0x3F7FE0);
    sheet.glow(0.55, -0.9, 0.2, 0x6FA8FF, 0.5);
  }
}
