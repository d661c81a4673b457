package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;

/// A cup of tea that steams.
final class Tea implements Drawing {
  @Override
  public String thing() {
    return "tea";
  }

  @Override
  public double aspect() {
    return 1.25;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int china = look.colour(0xF6F2EA, 0x8FB7A8, 0xE0A08A);
    sheet.shadow(0.03, 0, 0.6, 0.06);
    sheet.paintForm(Shapes.ellipse(0, -0.05, 0.58, 0.085), Rgb.darker(china, 0.05));
    sheet.paint(Shapes.ellipse(0, -0.065, 0.44, 0.055), Rgb.darker(china, 0.14));
    sheet.paintLine(
        Pen.at(0.34, -0.5).bend(0.62, -0.55, 0.58, -0.2, 0.26, -0.22).open(), 0.06, china);
    sheet.paintForm(
        Pen.at(-0.4, -0.56)
            .bend(-0.38, -0.2, -0.24, -0.08, -0.16, -0.07)
            .to(0.16, -0.07)
            .bend(0.24, -0.08, 0.38, -0.2, 0.4, -0.56)
            .close(),
        china);
    sheet.paint(Shapes.ellipse(0, -0.56, 0.4, 0.075), Rgb.lighter(china, 0.5));
    sheet.paint(Shapes.ellipse(0, -0.55, 0.36, 0.06), 0xB5702C);
    sheet.fill(Shapes.ellipse(-0.12, -0.56, 0.12, 0.014), 0xFFE0A8, 0.6);
    sheet.paintLine(
        Pen.at(-0.365, -0.4).curve(0, -0.31, 0.365, -0.4).open(), 0.02, sheet.palette().accent());
    for (int i = -1; i <= 1; i++) {
      double x = 0.13 * i;
      sheet.line(
          Pen.at(x, -0.66).bend(x + 0.1, -0.75, x - 0.1, -0.84, x + 0.03, -0.97).open(),
          0.028,
          0xFFFFFF,
          0.4);
    }
  }
}
