package io.openbailian.illustrator.place;

import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A lighthouse on a rock, striped, its lamp lit when it is dark.
public final class Lighthouse implements Drawing {
  @Override
  public double aspect() {
    return 0.55;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int band = look.colour(0xD8423A, 0x2F5D8C, 0x2E3A44);
    sheet.shadow(0.02, 0, 0.27, 0.03);
    for (int i = 0; i < 4; i++) {
      sheet.paintForm(
          Shapes.blob(dice.fork("rock", i), -0.16 + 0.11 * i, -0.015, 0.12, 0.055, 9, 0.14),
          0x857E78);
    }
    house(sheet, dice.fork("house").chance(0.7), band);
    int bands = 3 + dice.fork("bands").below(3);
    for (int i = 0; i < bands * 2; i++) {
      double down = i / (bands * 2.0);
      double next = (i + 1) / (bands * 2.0);
      sheet.paintForm(
          Shapes.polygon(
              -half(down),
              level(down),
              half(down),
              level(down),
              half(next),
              level(next) + 0.003,
              -half(next),
              level(next) + 0.003),
          i % 2 == 0 ? 0xFAF6EC : band);
    }
    for (int i = 0; i < 3; i++) {
      double y = -0.62 + 0.18 * i;
      sheet.paint(Church.arch(0.015, y + 0.006, 0.02, 0.055), 0x5A4A40);
      sheet.fill(Church.arch(0.015, y, 0.014, 0.045), sheet.palette().dark() ? 0xFFD47A : 0x8FB0C8);
    }
    sheet.paint(Church.arch(0, -0.03, 0.032, 0.1), 0x6B4630);
    gallery(sheet, band);
  }

  private static double half(double down) {
    return 0.072 + 0.062 * down * (0.6 + 0.4 * down);
  }

  private static double level(double down) {
    return -0.77 + 0.74 * down;
  }

  private static void house(Sheet sheet, boolean shown, int roof) {
    if (!shown) {
      return;
    }
    sheet.paintForm(Shapes.box(0.09, -0.15, 0.18, 0.14), 0xFAF6EC);
    sheet.paintForm(Shapes.polygon(0.07, -0.145, 0.12, -0.22, 0.24, -0.22, 0.29, -0.145), roof);
    sheet.fill(Shapes.box(0.18, -0.11, 0.04, 0.045), sheet.palette().dark() ? 0xFFD47A : 0x8FB0C8);
  }

  private static void gallery(Sheet sheet, int band) {
    boolean dark = sheet.palette().dark();
    sheet.paintForm(Shapes.rounded(-0.105, -0.79, 0.21, 0.03, 0.008), 0x3A3E46);
    for (int i = -4; i <= 4; i++) {
      sheet.paintLine(Pen.at(0.024 * i, -0.79).to(0.024 * i, -0.83).open(), 0.004, 0x3A3E46);
    }
    sheet.paintLine(Pen.at(-0.1, -0.83).to(0.1, -0.83).open(), 0.006, 0x3A3E46);
    if (dark) {
      sheet.fill(Shapes.polygon(0, -0.87, 1.6, -1.02, 1.6, -0.78), 0xFFF0B8, 0.16);
      sheet.fill(Shapes.polygon(0, -0.87, -1.6, -1.02, -1.6, -0.78), 0xFFF0B8, 0.16);
      sheet.glow(0, -0.87, 0.3, 0xFFE9A0, 0.9);
    }
    sheet.fill(
        Shapes.box(-0.06, -0.92, 0.12, 0.13), dark ? 0xFFF0B0 : sheet.palette().lit(0xBFDCE8));
    sheet.fill(Shapes.circle(0, -0.86, 0.028), 0xFFE27A);
    for (int i = -1; i <= 1; i++) {
      sheet.paintLine(Pen.at(0.058 * i, -0.92).to(0.058 * i, -0.79).open(), 0.008, 0x3A3E46);
    }
    sheet.paintForm(
        Pen.at(-0.085, -0.915).bend(-0.06, -0.985, 0.06, -0.985, 0.085, -0.915).close(), band);
    sheet.paintLine(Pen.at(0, -0.965).to(0, -1).open(), 0.008, 0x3A3E46);
  }
}
