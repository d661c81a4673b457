package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A bed with pillows and a quilt; the mattress is at 0.55 of its height.
public final class Bed implements Drawing {
  @Override
  public double aspect() {
    return 1.9;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int quilt = look.colour(0x7C93AB, 0xD9A6A0, 0x6F8F86, 0xE0B45A, 0xEDE4D6);
    int wood = dice.fork("wood").pick(0xB98656, 0x7A5236, 0xE6DCCB);
    sheet.shadow(0, 0, 0.95, 0.05);
    sheet.paintForm(Shapes.rounded(-0.95, -1, 0.12, 1, 0.04), wood);
    sheet.paintForm(Shapes.rounded(-0.9, -0.96, 0.1, 0.7, 0.03), Rgb.lighter(wood, 0.14));
    sheet.paintForm(Shapes.rounded(0.84, -0.6, 0.1, 0.6, 0.03), wood);
    sheet.paintForm(Shapes.box(-0.88, -0.3, 1.76, 0.16), Rgb.darker(wood, 0.12));
    sheet.paintForm(Shapes.rounded(-0.86, -0.55, 1.72, 0.28, 0.07), 0xFAF6EE);
    for (int i = 0; i < 2; i++) {
      sheet.paint(Shapes.ellipse(-0.56 + 0.1 * i, -0.53, 0.24, 0.04), 0xC9C2B6);
      sheet.paintForm(
          Pen.at(-0.84 + 0.13 * i, -0.55)
              .bend(
                  -0.9 + 0.13 * i,
                  -0.82 + 0.05 * i,
                  -0.5 + 0.13 * i,
                  -0.84 + 0.05 * i,
                  -0.44 + 0.13 * i,
                  -0.6)
              .curve(-0.6 + 0.13 * i, -0.5, -0.84 + 0.13 * i, -0.55)
              .close(),
          i == 0 ? 0xFFFFFF : Rgb.lighter(quilt, 0.5));
    }
    sheet.paintForm(
        Pen.at(-0.26, -0.6)
            .bend(0.1, -0.68, 0.6, -0.62, 0.87, -0.57)
            .to(0.87, -0.2)
            .curve(0.6, -0.14, 0.3, -0.2)
            .curve(0, -0.13, -0.34, -0.2)
            .curve(-0.36, -0.44, -0.26, -0.6)
            .close(),
        quilt);
    sheet.paintForm(
        Pen.at(-0.27, -0.6)
            .bend(-0.2, -0.63, -0.1, -0.64, -0.02, -0.64)
            .curve(-0.1, -0.4, -0.1, -0.18)
            .curve(-0.2, -0.16, -0.34, -0.2)
            .curve(-0.36, -0.44, -0.27, -0.6)
            .close(),
        Rgb.lighter(quilt, 0.4));
    int mark = Rgb.lighter(quilt, 0.3);
    for (int i = 0; i < 14; i++) {
      double x = 0.06 + 0.125 * (i % 7);
      double y = -0.5 + 0.18 * (i < 7 ? 0 : 1) + 0.02 * (i % 2);
      sheet.paint(Shapes.circle(x, y, 0.02), mark);
    }
    sheet.paintLine(
        Pen.at(0.2, -0.62).curve(0.26, -0.4, 0.22, -0.2).open(), 0.01, Rgb.darker(quilt, 0.2));
    sheet.paintLine(
        Pen.at(0.62, -0.6).curve(0.66, -0.4, 0.6, -0.17).open(), 0.01, Rgb.darker(quilt, 0.2));
  }
}
