package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;

/// A bowl of fruit.
final class Fruit implements Drawing {
  @Override
  public String thing() {
    return "fruit";
  }

  @Override
  public double aspect() {
    return 1.3;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int first = look.colour(0xD8322E, 0xEE8A2E, 0x8CB54A);
    sheet.shadow(0.03, 0, 0.5, 0.06);
    ball(sheet, -0.26, -0.58, 0.2, first);
    ball(sheet, 0.28, -0.58, 0.19, 0xEE9A3A);
    ball(sheet, 0.02, -0.66, 0.23, Rgb.mix(first, 0xF4C534, look.hue().isPresent() ? 0.15 : 0.6));
    sheet.paintLine(Pen.at(0.02, -0.86).curve(0.03, -0.93, 0.08, -0.96).open(), 0.025, 0x6B4A30);
    sheet.paint(
        Pen.at(0.06, -0.92).curve(0.16, -1.02, 0.26, -0.94).curve(0.15, -0.88, 0.06, -0.92).close(),
        0x5F9C58);
    sheet.paintForm(
        Pen.at(-0.58, -0.5)
            .curve(0, -0.4, 0.58, -0.5)
            .bend(0.52, -0.2, 0.3, -0.06, 0.16, -0.05)
            .to(0.18, 0)
            .to(-0.18, 0)
            .to(-0.16, -0.05)
            .bend(-0.3, -0.06, -0.52, -0.2, -0.58, -0.5)
            .close(),
        0xE8E2D6);
    sheet.paintLine(Pen.at(-0.5, -0.33).curve(0, -0.22, 0.5, -0.33).open(), 0.02, 0x3B62A8);
  }

  private static void ball(Sheet sheet, double x, double y, double r, int colour) {
    sheet.paintForm(Shapes.circle(x, y, r), colour);
    sheet.fill(Shapes.ellipse(x - r * 0.35, y - r * 0.4, r * 0.2, r * 0.13), 0xFFFFFF, 0.6);
  }
}
