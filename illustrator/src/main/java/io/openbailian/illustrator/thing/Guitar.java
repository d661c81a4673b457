package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import java.awt.Shape;

/// A guitar on its foot.
public final class Guitar implements Drawing {
  @Override
  public double aspect() {
    return 0.46;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int wood = look.colour(0xC98A45, 0xB86E35, 0xD9A463);
    sheet.shadow(0, 0, 0.2, 0.03);
    sheet.paintForm(Shapes.box(-0.03, -0.9, 0.06, 0.42), 0x4A2E22);
    Shape body =
        Pen.at(0, -0.5)
            .bend(0.17, -0.5, 0.18, -0.36, 0.13, -0.3)
            .bend(0.26, -0.24, 0.24, 0, 0, 0)
            .bend(-0.24, 0, -0.26, -0.24, -0.13, -0.3)
            .bend(-0.18, -0.36, -0.17, -0.5, 0, -0.5)
            .close();
    sheet.paintForm(body, wood);
    sheet.paintLine(body, 0.012, Rgb.darker(wood, 0.4));
    sheet.paint(Shapes.circle(0, -0.27, 0.062), Rgb.darker(wood, 0.3));
    sheet.paint(Shapes.circle(0, -0.27, 0.05), 0x2A1A14);
    sheet.paintForm(Shapes.rounded(-0.075, -0.115, 0.15, 0.03, 0.01), 0x3A241A);
    sheet.paintForm(Shapes.rounded(-0.045, -1, 0.09, 0.12, 0.02), 0x3A241A);
    for (int i = 0; i < 6; i++) {
      double x = -0.022 + 0.0088 * i;
      sheet.line(Pen.at(x, -0.92).to(x, -0.1).open(), 0.003, 0xF3EBD8, 0.9);
    }
    for (int i = 0; i < 3; i++) {
      sheet.paintForm(Shapes.circle(-0.06, -0.98 + 0.035 * i, 0.014), 0xE6E0D2);
      sheet.paintForm(Shapes.circle(0.06, -0.98 + 0.035 * i, 0.014), 0xE6E0D2);
    }
    for (int i = 0; i < 5; i++) {
      double y = -0.84 + 0.07 * i;
      sheet.line(Pen.at(-0.03, y).to(0.03, y).open(), 0.005, 0xC9BFA8, 0.8);
    }
  }
}
