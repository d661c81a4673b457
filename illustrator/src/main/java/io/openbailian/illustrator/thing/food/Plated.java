package io.openbailian.illustrator.thing.food;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A dish in its own colours on a white plate.
public final class Plated implements Drawing {
  private static final int CHINA = 0xF6F4EE;

  @Override
  public double aspect() {
    return 1.9;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    sheet.shadow(0.04, -0.02, 0.95, 0.1);
    sheet.paintForm(Shapes.ellipse(0, -0.22, 0.92, 0.25), CHINA);
    sheet.paintLine(Shapes.ellipse(0, -0.23, 0.84, 0.21), 0.014, 0xB8402E);
    sheet.paint(Shapes.ellipse(0, -0.23, 0.68, 0.16), Rgb.darker(CHINA, 0.1));
    Ingredients.heap(sheet, look, -0.25, 0.58, 0.26);
    Ingredients.steam(sheet, -0.62);
  }
}
