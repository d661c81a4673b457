package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// An open umbrella of eight gores, or one of oiled paper.
public final class Umbrella implements Drawing {
  @Override
  public double aspect() {
    return 1.1;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int cloth = look.colour(0xD8423A, 0xE8B33B, 0x3B78C9, 0x3FA28A, 0xA77BCA);
    boolean paper = look.subject().kind().filter("paper"::equals).isPresent();
    sheet.paintLine(Pen.at(0, -0.94).to(0, -0.1).open(), 0.022, paper ? 0xA9784A : 0x5A5E66);
    sheet.paintLine(Pen.at(0, -0.1).bend(0, 0.03, 0.13, 0.02, 0.12, -0.08).open(), 0.034, 0x7A4A2C);
    double[] hem = {-0.54, -0.32, -0.1, 0.1, 0.32, 0.54};
    for (int i = 0; i < 5; i++) {
      double middle = (hem[i] + hem[i + 1]) / 2;
      double out = Math.abs(i - 2);
      sheet.paintForm(
          Pen.at(0, -0.95)
              .curve(hem[i] * 0.82, -0.92 + 0.02 * out, hem[i], hemLevel(hem[i]))
              .curve(middle, -0.56 - 0.02 * out, hem[i + 1], hemLevel(hem[i + 1]))
              .curve(hem[i + 1] * 0.82, -0.92 + 0.02 * out, 0, -0.95)
              .close(),
          i % 2 == 0 ? cloth : Rgb.lighter(cloth, paper ? 0.05 : 0.16));
    }
    for (int i = 1; i < 5; i++) {
      sheet.paintLine(
          Pen.at(0, -0.95).curve(hem[i] * 0.82, -0.91, hem[i], hemLevel(hem[i])).open(),
          0.007,
          Rgb.darker(cloth, 0.3));
    }
    if (paper) {
      for (int i = -1; i <= 1; i++) {
        Flowers.daisy(
            sheet,
            0.25 * i,
            -0.74 - 0.07 * (1 - i * i),
            0.05,
            dice.fork("bloom").pick(0xFFF3E0, 0xF7D154, 0xF6A8BE));
      }
    }
    sheet.fill(
        Pen.at(-0.4, -0.72)
            .bend(-0.34, -0.84, -0.2, -0.9, -0.1, -0.92)
            .bend(-0.2, -0.88, -0.3, -0.8, -0.4, -0.72)
            .close(),
        0xFFFFFF,
        0.35);
    sheet.paintLine(Pen.at(0, -0.95).to(0, -0.995).open(), 0.02, paper ? 0xA9784A : 0x5A5E66);
  }

  private static double hemLevel(double x) {
    return -0.5 - 0.08 * (1 - x * x / 0.3);
  }
}
