package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// An open laptop with lines of a program on its screen.
public final class Laptop implements Drawing {
  private static final int[] LINES = {0x7FD0F0, 0xF2B36A, 0x9BE08A, 0xE08AC0, 0xE6E9F0};

  @Override
  public double aspect() {
    return 1.5;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int shell = look.colour(0xC3C8CF, 0xB6BBC4, 0x5A606B);
    sheet.shadow(0, 0, 0.74, 0.05);
    sheet.paintForm(Shapes.rounded(-0.58, -1, 1.16, 0.78, 0.04), shell);
    sheet.fill(Shapes.rounded(-0.54, -0.96, 1.08, 0.69, 0.02), 0x1D2330);
    Dice dice = look.dice().fork("lines");
    for (int i = 0; i < 9; i++) {
      double y = -0.9 + 0.066 * i;
      double x = -0.48 + 0.07 * dice.below(3);
      double wide = dice.between(0.14, 0.34);
      sheet.fill(Shapes.rounded(x, y, wide, 0.026, 0.012), dice.pick(LINES));
      sheet.fill(
          Shapes.rounded(x + wide + 0.03, y, dice.between(0.08, 0.3), 0.026, 0.012),
          dice.pick(LINES));
    }
    sheet.paintForm(
        Shapes.polygon(-0.58, -0.22, 0.58, -0.22, 0.74, -0.03, -0.74, -0.03),
        Rgb.lighter(shell, 0.1));
    for (int row = 0; row < 3; row++) {
      double half = 0.5 + 0.04 * row;
      sheet.fill(
          Shapes.polygon(
              -half,
              -0.2 + 0.036 * row,
              half,
              -0.2 + 0.036 * row,
              half + 0.02,
              -0.175 + 0.036 * row,
              -half - 0.02,
              -0.175 + 0.036 * row),
          0x343A45);
    }
    sheet.fill(
        Shapes.polygon(-0.16, -0.08, 0.16, -0.08, 0.18, -0.045, -0.18, -0.045),
        Rgb.darker(shell, 0.16));
    sheet.paintForm(Shapes.rounded(-0.74, -0.035, 1.48, 0.035, 0.015), Rgb.darker(shell, 0.12));
  }
}
