package io.openbailian.illustrator.thing.food;

import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// What a dish is made of, fresh on the table.
public final class Produce implements Drawing {
  @Override
  public double aspect() {
    return 1.9;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int[] colours = Ingredients.colours(look);
    sheet.shadow(0, -0.02, 0.92, 0.07);
    onions(sheet);
    Ingredients.ball(sheet, -0.62, -0.24, 0.22, colours[0]);
    Ingredients.ball(sheet, -0.2, -0.22, 0.2, colours[0]);
    Ingredients.ball(sheet, -0.44, -0.16, 0.17, colours[0]);
    sheet.paintForm(Pen.at(0.06, -0.2).curve(0.44, 0.06, 0.82, -0.2).close(), 0xF6F4EE);
    sheet.paintForm(Shapes.ellipse(0.44, -0.2, 0.38, 0.07), 0xE9E4D8);
    for (int i = -1; i <= 1; i++) {
      sheet.paintForm(Shapes.ellipse(0.44 + 0.21 * i, -0.25, 0.13, 0.1), colours[1]);
      sheet.fill(Shapes.ellipse(0.4 + 0.21 * i, -0.29, 0.03, 0.018), 0xFFFFFF, 0.5);
    }
  }

  private static void onions(Sheet sheet) {
    for (int i = 0; i < 4; i++) {
      double x = -0.15 + 0.09 * i;
      sheet.paintLine(
          Pen.at(x, -0.1).curve(x + 0.05, -0.5, x + 0.16 + 0.05 * i, -0.82).open(),
          0.035,
          0x5F9E45);
      sheet.paintLine(Pen.at(x, -0.06).to(x, -0.2).open(), 0.045, 0xF2F2E4);
    }
  }
}
