package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A television, or a computer's screen with a keyboard before it.
public final class Screen implements Drawing {
  @Override
  public double aspect() {
    return 1.6;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    sheet.shadow(0, 0, 0.6, 0.04);
    sheet.paintForm(Shapes.ellipse(0, -0.05, 0.34, 0.05), 0x4A4E54);
    sheet.paintForm(Shapes.box(-0.06, -0.2, 0.12, 0.16), 0x3A3E44);
    sheet.paintForm(Shapes.rounded(-0.76, -1, 1.52, 0.84, 0.04), look.colour(0x22242A));
    if (look.subject().kind().filter("computer"::equals).isPresent()) {
      code(sheet);
    } else {
      film(sheet);
    }
    sheet.fill(Shapes.polygon(-0.72, -0.96, -0.2, -0.96, -0.56, -0.2, -0.72, -0.2), 0xFFFFFF, 0.08);
  }

  private static void code(Sheet sheet) {
    sheet.fill(Shapes.rounded(-0.72, -0.96, 1.44, 0.76, 0.02), 0x1B2A38);
    int[] inks = {0x7FD0F0, 0xF2C24A, 0x8FD07A, 0xE88AA0, 0xFFFFFF};
    for (int i = 0; i < 9; i++) {
      double indent = 0.1 * ((i * 2) % 4);
      for (int k = 0; k < 2; k++) {
        double wide = 0.12 + 0.09 * ((i * 3 + k * 2) % 4);
        sheet.fill(
            Shapes.rounded(-0.62 + indent + 0.42 * k, -0.9 + 0.075 * i, wide, 0.03, 0.01),
            inks[(i + k) % inks.length]);
      }
    }
    sheet.paintForm(Shapes.polygon(-0.52, -0.04, 0.52, -0.04, 0.6, 0.03, -0.6, 0.03), 0xD5D8DC);
  }

  private static void film(Sheet sheet) {
    sheet.fillDown(Shapes.rounded(-0.72, -0.96, 1.44, 0.76, 0.02), 0x5CA8E0, 0xF4D9A8);
    sheet.fill(Shapes.circle(0.34, -0.66, 0.1), 0xFFF0B8);
    sheet.fill(
        Pen.at(-0.72, -0.36)
            .to(-0.36, -0.68)
            .to(-0.06, -0.42)
            .to(0.22, -0.56)
            .to(0.72, -0.34)
            .to(0.72, -0.2)
            .to(-0.72, -0.2)
            .close(),
        0x4F8A5A);
  }
}
