package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;

/// A small house with a chimney.
final class House implements Drawing {
  @Override
  public String thing() {
    return "house";
  }

  @Override
  public double aspect() {
    return 1.1;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int wall = look.colour(0xF3E3C8, 0xC9875E, 0xE8D9C0, 0xB9704F);
    int roof = 0x9C4A3C;
    int glass = sheet.palette().dark() ? 0xFFD47A : 0xA9CBE0;
    sheet.shadow(0, 0, 0.55, 0.035);
    sheet.paintForm(Shapes.box(0.2, -0.95, 0.12, 0.35), 0xA3604C);
    sheet.paint(Shapes.box(0.185, -0.97, 0.15, 0.045), 0x7E4638);
    double drift = look.dice().between(0.04, 0.12);
    for (int i = 0; i < 4; i++) {
      sheet.fill(
          Shapes.circle(0.26 + drift * i, -1.03 - 0.075 * i, 0.03 + 0.017 * i),
          0xFFFFFF,
          0.5 - 0.1 * i);
    }
    sheet.paintForm(Shapes.box(-0.44, -0.5, 0.88, 0.51), wall);
    sheet.paintForm(Shapes.polygon(-0.54, -0.47, -0.3, -0.86, 0.34, -0.86, 0.54, -0.47), roof);
    for (int i = 1; i < 5; i++) {
      double y = -0.86 + 0.078 * i;
      double in = 0.24 * (1 - i / 5.0);
      sheet.paintLine(
          Pen.at(-0.54 + in, y).to(0.54 - in * 0.83, y).open(), 0.006, Rgb.darker(roof, 0.25));
    }
    if (Rgb.luminance(sheet.palette().land()) > 0.72 * Rgb.luminance(sheet.palette().ambient())) {
      sheet.paint(
          Pen.at(-0.5, -0.55)
              .to(-0.3, -0.88)
              .to(0.34, -0.88)
              .to(0.5, -0.55)
              .curve(0.4, -0.6, 0.3, -0.56)
              .curve(0.15, -0.63, 0, -0.57)
              .curve(-0.15, -0.63, -0.3, -0.56)
              .curve(-0.4, -0.6, -0.5, -0.55)
              .close(),
          0xFAFCFF);
    }
    sheet.paint(Shapes.rounded(-0.09, -0.31, 0.18, 0.32, 0.02), 0x6B4630);
    sheet.paint(Shapes.rounded(-0.075, -0.295, 0.15, 0.3, 0.02), 0x8C5D3F);
    sheet.paint(Shapes.circle(0.05, -0.14, 0.012), 0xF2C84B);
    for (int side = -1; side <= 1; side += 2) {
      double x = 0.27 * side;
      sheet.paint(Shapes.box(x - 0.095, -0.37, 0.19, 0.2), 0xFBF6EA);
      sheet.fill(Shapes.box(x - 0.08, -0.355, 0.16, 0.17), glass);
      sheet.paint(Shapes.box(x - 0.007, -0.355, 0.014, 0.17), 0xFBF6EA);
      sheet.paint(Shapes.box(x - 0.08, -0.277, 0.16, 0.014), 0xFBF6EA);
      sheet.paint(Shapes.box(x - 0.11, -0.175, 0.22, 0.04), 0x7A4F36);
      for (int i = 0; i < 5; i++) {
        Flowers.daisy(
            sheet,
            x - 0.09 + 0.045 * i,
            -0.19,
            0.022,
            i % 2 == 0 ? sheet.palette().accent() : 0xFFF3E0);
      }
    }
    if (sheet.palette().dark()) {
      sheet.glow(0, -0.25, 0.6, 0xFFC66A, 0.28);
    }
  }
}
