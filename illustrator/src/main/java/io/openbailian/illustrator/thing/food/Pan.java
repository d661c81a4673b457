package io.openbailian.illustrator.thing.food;

import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A pan over a flame, with what is being fried in it.
public final class Pan implements Drawing {
  private static final int IRON = 0x34363C;

  @Override
  public double aspect() {
    return 2;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    sheet.shadow(0, -0.01, 0.6, 0.05);
    for (int i = -3; i <= 3; i++) {
      double x = 0.12 * i;
      double high = 0.13 - 0.012 * i * i;
      sheet.fill(
          Pen.at(x - 0.05, -0.02)
              .curve(x - 0.04, -0.08, x, -0.02 - high)
              .curve(x + 0.04, -0.08, x + 0.05, -0.02)
              .close(),
          0x4F9BF0,
          0.85);
      sheet.fill(Shapes.ellipse(x, -0.05, 0.016, 0.035), 0xFFD27A, 0.9);
    }
    sheet.paintForm(Shapes.rounded(0.6, -0.47, 0.42, 0.06, 0.03), 0x5A3A26);
    sheet.paintForm(
        Pen.at(-0.72, -0.44)
            .bend(-0.6, -0.12, -0.36, -0.12, 0, -0.12)
            .bend(0.36, -0.12, 0.6, -0.12, 0.72, -0.44)
            .close(),
        IRON);
    sheet.paintForm(Shapes.ellipse(0, -0.44, 0.72, 0.14), 0x50535C);
    sheet.paint(Shapes.ellipse(0, -0.43, 0.64, 0.11), 0x26272C);
    Ingredients.heap(sheet, look, -0.42, 0.46, 0.14);
    Ingredients.steam(sheet, -0.66);
  }
}
