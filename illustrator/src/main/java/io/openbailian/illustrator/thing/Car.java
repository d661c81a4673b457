package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A car seen from the side: a small one, a saloon, a van or a bus.
public final class Car implements Drawing {
  @Override
  public double aspect() {
    return 2.1;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int paint = look.colour(0xD8423A, 0x3B78C9, 0xE8B33B, 0x4FA28A, 0xF2ECE0);
    sheet.shadow(0, -0.01, 1.02, 0.07);
    switch (look.subject().kind().orElse("")) {
      case "bus" -> bus(sheet, paint);
      case "van" -> van(sheet, paint);
      case "sports" -> sports(sheet, paint);
      case "suv" -> suv(sheet, paint);
      case "taxi" -> {
        car(sheet, paint, look.dice());
        sheet.paintForm(Shapes.rounded(-0.42, -1.04, 0.34, 0.11, 0.03), 0xFFF6D8);
        for (int i = 0; i < 14; i++) {
          sheet.paint(
              Shapes.box(-0.84 + 0.12 * i, i % 2 == 0 ? -0.4 : -0.36, 0.06, 0.04), 0x22242A);
        }
      }
      case "police" -> {
        car(sheet, look.colour(0xF4F6F8), look.dice());
        sheet.paint(Shapes.box(-0.94, -0.44, 1.88, 0.13), 0x2A56A8);
        sheet.paintForm(Shapes.rounded(-0.46, -1.03, 0.2, 0.1, 0.03), 0xD8323C);
        sheet.paintForm(Shapes.rounded(-0.26, -1.03, 0.2, 0.1, 0.03), 0x3A7AE8);
      }
      default -> car(sheet, paint, look.dice());
    }
  }

  private static void car(Sheet sheet, int paint, Dice dice) {
    double roof = -0.98 + dice.fork("roof").between(0, 0.12);
    double cowl = dice.fork("cowl").between(0.3, 0.42);
    double tail = dice.fork("tail").between(-0.78, -0.6);
    sheet.paintForm(
        Pen.at(-0.98, -0.28)
            .bend(-1, -0.55, -0.96, -0.6, tail - 0.06, -0.62)
            .bend(tail + 0.12, roof, tail + 0.2, roof, -0.2, roof)
            .bend(cowl - 0.24, roof, cowl - 0.1, roof + 0.06, cowl, -0.64)
            .bend(0.82, -0.58, 0.98, -0.52, 1, -0.3)
            .curve(1, -0.18, 0.9, -0.17)
            .to(-0.9, -0.17)
            .curve(-0.98, -0.18, -0.98, -0.28)
            .close(),
        paint);
    int glass = sheet.palette().dark() ? 0x2E3A52 : 0xBFDDEA;
    sheet.paintForm(
        Pen.at(tail + 0.06, -0.62)
            .bend(tail + 0.18, roof + 0.08, tail + 0.24, roof + 0.07, -0.22, roof + 0.07)
            .to(-0.22, -0.62)
            .close(),
        glass);
    sheet.paintForm(
        Pen.at(-0.16, -0.62)
            .to(-0.16, roof + 0.07)
            .bend(cowl - 0.28, roof + 0.07, cowl - 0.18, roof + 0.1, cowl - 0.08, -0.62)
            .close(),
        glass);
    sheet.fill(
        Shapes.polygon(-0.5, -0.63, -0.36, roof + 0.09, -0.28, roof + 0.09, -0.42, -0.63),
        0xFFFFFF,
        0.3);
    sheet.paintLine(Pen.at(-0.19, -0.6).to(-0.19, -0.2).open(), 0.01, Rgb.darker(paint, 0.3));
    sheet.paintLine(
        Pen.at(-0.95, -0.44).curve(0, -0.48, 0.96, -0.42).open(), 0.016, Rgb.lighter(paint, 0.35));
    sheet.paint(Shapes.rounded(-0.12, -0.54, 0.13, 0.025, 0.01), Rgb.darker(paint, 0.35));
    sheet.paintForm(Shapes.rounded(0.84, -0.26, 0.2, 0.07, 0.03), 0xC9CED4);
    sheet.paintForm(Shapes.rounded(-1.03, -0.26, 0.2, 0.07, 0.03), 0xC9CED4);
    lights(sheet, 0.92, -0.4);
    sheet.paint(Shapes.rounded(-0.99, -0.47, 0.06, 0.1, 0.02), 0xC22A22);
    wheel(sheet, 0.56);
    wheel(sheet, -0.58);
  }

  /// Low and long, with a wing.
  private static void sports(Sheet sheet, int paint) {
    sheet.paintForm(
        Pen.at(-1.02, -0.3)
            .bend(-1.02, -0.5, -0.9, -0.56, -0.6, -0.56)
            .bend(-0.4, -0.78, -0.1, -0.8, 0.1, -0.74)
            .bend(0.3, -0.62, 0.4, -0.5, 0.5, -0.48)
            .bend(0.86, -0.44, 1.04, -0.36, 1.04, -0.24)
            .curve(1.02, -0.16, 0.9, -0.15)
            .to(-0.9, -0.15)
            .curve(-1.02, -0.16, -1.02, -0.3)
            .close(),
        paint);
    int glass = sheet.palette().dark() ? 0x2E3A52 : 0x5A7890;
    sheet.paintForm(
        Pen.at(-0.46, -0.56)
            .bend(-0.3, -0.7, -0.1, -0.74, 0.06, -0.7)
            .curve(0.24, -0.6, 0.3, -0.52)
            .close(),
        glass);
    sheet.paintForm(
        Shapes.polygon(-1.06, -0.68, -0.76, -0.7, -0.76, -0.65, -1.06, -0.62),
        Rgb.darker(paint, 0.2));
    sheet.paintLine(Pen.at(-0.86, -0.66).to(-0.84, -0.54).open(), 0.03, Rgb.darker(paint, 0.3));
    sheet.paint(
        Shapes.polygon(-0.3, -0.4, -0.02, -0.42, 0.02, -0.3, -0.26, -0.28), Rgb.darker(paint, 0.5));
    lights(sheet, 0.94, -0.34);
    wheel(sheet, 0.58);
    wheel(sheet, -0.6);
  }

  private static void suv(Sheet sheet, int paint) {
    sheet.paintForm(Shapes.rounded(-0.92, -0.98, 1.32, 0.5, 0.07), paint);
    sheet.paintForm(Shapes.rounded(-0.96, -0.64, 1.96, 0.46, 0.08), paint);
    int glass = sheet.palette().dark() ? 0x2E3A52 : 0xBFDDEA;
    for (int i = 0; i < 3; i++) {
      sheet.paintForm(Shapes.rounded(-0.84 + 0.41 * i, -0.9, 0.36, 0.25, 0.03), glass);
    }
    sheet.paint(Shapes.box(-0.86, -1.03, 1.2, 0.03), 0x3A3E44);
    sheet.paintForm(Shapes.circle(-1.0, -0.46, 0.14), 0x2A2C32);
    sheet.paint(Shapes.box(-0.96, -0.26, 1.96, 0.07), 0x3A3E44);
    lights(sheet, 0.94, -0.46);
    wheel(sheet, 0.56);
    wheel(sheet, -0.54);
  }

  private static void van(Sheet sheet, int paint) {
    sheet.paintForm(
        Pen.at(-0.98, -0.18)
            .to(-0.98, -0.9)
            .curve(-0.98, -0.98, -0.88, -0.98)
            .to(0.4, -0.98)
            .bend(0.6, -0.96, 0.7, -0.66, 0.8, -0.6)
            .curve(1, -0.54, 1, -0.18)
            .close(),
        paint);
    int glass = sheet.palette().dark() ? 0x2E3A52 : 0xBFDDEA;
    for (int i = 0; i < 2; i++) {
      sheet.paintForm(Shapes.rounded(-0.86 + 0.5 * i, -0.88, 0.42, 0.28, 0.03), glass);
    }
    sheet.paintForm(
        Pen.at(0.18, -0.6).to(0.18, -0.88).to(0.42, -0.88).curve(0.56, -0.78, 0.64, -0.6).close(),
        glass);
    sheet.paint(Shapes.box(-0.98, -0.44, 1.96, 0.05), Rgb.lighter(paint, 0.5));
    lights(sheet, 0.95, -0.36);
    wheel(sheet, 0.58);
    wheel(sheet, -0.56);
  }

  private static void lights(Sheet sheet, double x, double y) {
    sheet.fill(Shapes.ellipse(x, y, 0.055, 0.06), 0xFFF6D0);
    if (sheet.palette().dark()) {
      sheet.fill(
          Shapes.polygon(x, y - 0.04, x + 1.1, y - 0.12, x + 1.1, y + 0.34, x, y + 0.04),
          0xFFF0B8,
          0.2);
      sheet.glow(x, y, 0.3, 0xFFF0B8, 0.7);
    }
  }

  private static void wheel(Sheet sheet, double x) {
    sheet.paint(Shapes.circle(x, -0.18, 0.215), 0x1E2026);
    sheet.paintForm(Shapes.circle(x, -0.175, 0.175), 0x34373E);
    sheet.paintForm(Shapes.circle(x, -0.175, 0.11), 0xC9CED4);
    for (int i = 0; i < 5; i++) {
      double angle = 2 * StrictMath.PI * i / 5;
      sheet.paintLine(
          Pen.at(x, -0.175)
              .to(x + 0.09 * StrictMath.cos(angle), -0.175 + 0.09 * StrictMath.sin(angle))
              .open(),
          0.025,
          0x7A8088);
    }
    sheet.paint(Shapes.circle(x, -0.175, 0.028), 0x4A4E56);
  }

  private static void bus(Sheet sheet, int paint) {
    sheet.paintForm(Shapes.rounded(-1, -0.99, 2, 0.84, 0.1), paint);
    sheet.paint(Shapes.box(-1, -0.42, 2, 0.07), 0xFBF6EA);
    int glass = sheet.palette().dark() ? 0xFFE2A0 : 0xBFDDEA;
    for (int i = 0; i < 5; i++) {
      sheet.paintForm(Shapes.rounded(-0.92 + 0.33 * i, -0.86, 0.28, 0.32, 0.03), glass);
      sheet.fill(
          Shapes.polygon(
              -0.88 + 0.33 * i,
              -0.54,
              -0.78 + 0.33 * i,
              -0.86,
              -0.72 + 0.33 * i,
              -0.86,
              -0.82 + 0.33 * i,
              -0.54),
          0xFFFFFF,
          0.3);
    }
    sheet.paintForm(Shapes.rounded(0.74, -0.86, 0.24, 0.68, 0.03), glass);
    lights(sheet, 0.95, -0.28);
    wheel(sheet, 0.5);
    wheel(sheet, -0.58);
  }
}
