package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import java.awt.Shape;

/// A heart as large as a cushion, standing on its point.
public final class Heart implements Drawing {
  private static final int RED = 0xE23A4E;

  @Override
  public double aspect() {
    return 1.08;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    sheet.shadow(0, 0, 0.3, 0.06);
    Sheet here = sheet.at(0, -0.51, 0.5);
    Shape heart =
        Pen.at(0, -0.52)
            .bend(-0.35, -1.12, -1.22, -0.86, -1.04, -0.16)
            .bend(-0.94, 0.33, -0.3, 0.68, 0, 1.0)
            .bend(0.3, 0.68, 0.94, 0.33, 1.04, -0.16)
            .bend(1.22, -0.86, 0.35, -1.12, 0, -0.52)
            .close();
    here.paintForm(heart, look.colour(RED));
    here.fill(Shapes.ellipse(-0.55, -0.44, 0.2, 0.14), 0xFFFFFF, 0.55);
  }
}
