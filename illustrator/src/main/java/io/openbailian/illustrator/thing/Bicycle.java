package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A bicycle with a basket of flowers.
public final class Bicycle implements Drawing {
  @Override
  public double aspect() {
    return 1.62;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int paint = look.colour(0x3FA7A0, 0xD8423A, 0xE8B33B, 0x3B78C9, 0xE58FA6);
    sheet.shadow(0, 0, 0.75, 0.04);
    wheel(sheet, -0.46, paint);
    wheel(sheet, 0.46, paint);
    double saddle = -0.78 - dice.fork("saddle").between(0, 0.06);
    sheet.paintLine(
        Pen.at(-0.46, -0.32).to(-0.24, -0.7).to(0.3, -0.72).to(-0.06, -0.3).to(-0.46, -0.32).open(),
        0.05,
        paint);
    sheet.paintLine(Pen.at(-0.06, -0.3).to(-0.27, saddle + 0.03).open(), 0.05, paint);
    sheet.paintLine(Pen.at(0.46, -0.32).curve(0.36, -0.5, 0.28, -0.86).open(), 0.05, paint);
    sheet.paintLine(Pen.at(-0.46, -0.66).curve(-0.1, -0.72, -0.1, -0.4).open(), 0.035, paint);
    sheet.paintLine(
        Pen.at(0.12, -0.4).curve(0.2, -0.68, 0.5, -0.66).curve(0.76, -0.6, 0.79, -0.36).open(),
        0.035,
        paint);
    sheet.paintForm(
        Pen.at(-0.42, saddle - 0.02)
            .curve(-0.3, saddle - 0.08, -0.14, saddle)
            .curve(-0.28, saddle + 0.07, -0.42, saddle - 0.02)
            .close(),
        0x6B4630);
    sheet.paintLine(Pen.at(0.28, -0.86).curve(0.26, -0.94, 0.16, -0.9).open(), 0.035, 0xB9BEC4);
    sheet.paintLine(Pen.at(0.17, -0.905).to(0.08, -0.88).open(), 0.05, 0x6B4630);
    sheet.paintLine(Shapes.circle(-0.06, -0.3, 0.085), 0.026, 0x4A4E56);
    sheet.paintLine(Pen.at(-0.06, -0.3).to(0.02, -0.15).open(), 0.028, 0x4A4E56);
    sheet.paintLine(Pen.at(-0.02, -0.14).to(0.07, -0.14).open(), 0.035, 0x2E2B31);
    basket(sheet, dice.fork("basket"));
  }

  private static void wheel(Sheet sheet, double x, int paint) {
    for (int i = 0; i < 9; i++) {
      double angle = StrictMath.PI * i / 9;
      double dx = 0.29 * StrictMath.cos(angle);
      double dy = 0.29 * StrictMath.sin(angle);
      sheet.paintLine(Pen.at(x - dx, -0.32 - dy).to(x + dx, -0.32 + dy).open(), 0.006, 0xB9BEC4);
    }
    sheet.paintLine(Shapes.circle(x, -0.32, 0.3), 0.032, 0x2A2C32);
    sheet.paintLine(Shapes.circle(x, -0.32, 0.275), 0.026, Rgb.lighter(paint, 0.15));
    sheet.paintForm(Shapes.circle(x, -0.32, 0.035), 0x8A9098);
  }

  private static void basket(Sheet sheet, Dice dice) {
    int bloom = dice.pick(0xE8505B, 0xF7D154, 0xA77BCA, 0xF28FB1);
    Flowers.bunch(sheet, dice, 0.46, -0.94, 0.13, bloom);
    Flowers.bunch(sheet, dice, 0.36, -0.92, 0.09, 0xFFF3E0);
    sheet.paintForm(Shapes.polygon(0.31, -0.9, 0.62, -0.9, 0.58, -0.68, 0.35, -0.68), 0xC99A62);
    for (int i = 0; i < 4; i++) {
      sheet.paintLine(
          Pen.at(0.32 + 0.01 * i, -0.87 + 0.055 * i).to(0.61 - 0.01 * i, -0.87 + 0.055 * i).open(),
          0.01,
          0x9A6A3E);
    }
  }
}
