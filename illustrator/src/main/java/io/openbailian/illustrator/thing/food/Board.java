package io.openbailian.illustrator.thing.food;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A chopping board with what has been cut on it, and the knife.
public final class Board implements Drawing {
  private static final int WOOD = 0xC9965A;

  @Override
  public double aspect() {
    return 1.9;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    sheet.shadow(0.02, 0, 0.94, 0.06);
    sheet.paint(
        Pen.at(-0.92, -0.04).to(0.92, -0.04).to(0.92, 0.02).to(-0.92, 0.02).close(),
        Rgb.darker(WOOD, 0.3));
    sheet.paintForm(
        Pen.at(-0.76, -0.46).to(0.76, -0.46).to(0.92, -0.04).to(-0.92, -0.04).close(), WOOD);
    for (int i = 1; i < 4; i++) {
      double y = -0.46 + 0.11 * i;
      sheet.paintLine(Pen.at(-0.8, y).to(0.82, y).open(), 0.006, Rgb.darker(WOOD, 0.14));
    }
    Dice dice = look.dice().fork("cut");
    int[] colours = Ingredients.colours(look);
    for (int heap = 0; heap < 3; heap++) {
      for (int i = 0; i < 14; i++) {
        double x = -0.58 + 0.38 * heap + 0.15 * dice.between(-1, 1);
        double y = -0.2 - 0.1 * dice.unit() - 0.006 * i;
        sheet.paintForm(Shapes.rounded(x - 0.045, y - 0.03, 0.09, 0.06, 0.02), colours[heap]);
      }
    }
    knife(sheet);
  }

  private static void knife(Sheet sheet) {
    sheet.paintForm(
        Pen.at(0.46, -0.42).to(0.68, -0.44).to(0.74, -0.16).to(0.52, -0.13).close(), 0xD3D9DF);
    sheet.fill(Pen.at(0.52, -0.13).to(0.74, -0.16).to(0.74, -0.18).close(), 0xFFFFFF, 0.7);
    sheet.paintForm(Shapes.rounded(0.53, -0.66, 0.09, 0.24, 0.03), 0x4A3226);
  }
}
