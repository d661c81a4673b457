package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;

/// A paper lantern that shines.
final class Lantern implements Drawing {
  @Override
  public String thing() {
    return "lantern";
  }

  @Override
  public double aspect() {
    return 0.6;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int paper = look.colour(0xD8322E, 0xE2472E);
    sheet.glow(0, -0.58, 0.75, 0xFFB25A, sheet.palette().dark() ? 0.6 : 0.25);
    sheet.paintLine(Pen.at(0, -1).to(0, -0.86).open(), 0.015, 0x6B4A30);
    int bright =
        sheet.palette().dark() ? Rgb.mix(paper, 0xFF9A4A, 0.3) : sheet.palette().lit(paper);
    sheet.fillDown(
        Shapes.ellipse(0, -0.58, 0.3, 0.24), Rgb.darker(bright, 0.08), Rgb.lighter(bright, 0.18));
    for (int i = -2; i <= 2; i++) {
      sheet.line(
          Pen.at(0.04 * i, -0.81).curve(0.26 * i * 0.95, -0.58, 0.04 * i, -0.35).open(),
          0.009,
          Rgb.darker(bright, 0.3),
          0.7);
    }
    sheet.paint(Shapes.rounded(-0.13, -0.87, 0.26, 0.06, 0.015), 0xE8B84A);
    sheet.paint(Shapes.rounded(-0.13, -0.37, 0.26, 0.06, 0.015), 0xE8B84A);
    for (int i = -2; i <= 2; i++) {
      sheet.paintLine(Pen.at(0.04 * i, -0.31).to(0.045 * i, -0.06).open(), 0.018, 0xE8B84A);
    }
  }
}
