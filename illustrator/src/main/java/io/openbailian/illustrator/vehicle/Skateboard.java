package io.openbailian.illustrator.vehicle;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A skateboard, or a surfboard that lies on the ground; one stands at nine tenths of its height.
public final class Skateboard implements Drawing {
  @Override
  public double aspect() {
    return 4.2;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int deck = look.colour(0xE0563A, 0x3F8FA8, 0xE9B23C, 0x5FA05A);
    sheet.shadow(0, 0, 2, 0.12);
    if (look.subject().kind().filter("surfboard"::equals).isPresent()) {
      sheet.paintForm(
          Pen.at(-2.05, -0.3)
              .bend(-1.2, -0.75, 1.2, -0.75, 2.08, -0.42)
              .bend(1.2, -0.02, -1.2, -0.02, -2.05, -0.3)
              .close(),
          deck);
      sheet.paintLine(Pen.at(-1.9, -0.3).curve(0, -0.42, 1.95, -0.4).open(), 0.09, 0xFFFFFF);
      return;
    }
    for (int side = -1; side <= 1; side += 2) {
      double x = 1.15 * side;
      sheet.paintForm(Shapes.polygon(x - 0.16, -0.62, x + 0.16, -0.62, x, -0.28), 0x9AA0A8);
      sheet.paintForm(Shapes.circle(x - 0.2, -0.24, 0.24), 0xF2E6C8);
      sheet.paintForm(Shapes.circle(x + 0.2, -0.24, 0.24), 0xF2E6C8);
      sheet.paint(Shapes.circle(x - 0.2, -0.24, 0.07), 0x5A5F66);
      sheet.paint(Shapes.circle(x + 0.2, -0.24, 0.07), 0x5A5F66);
    }
    sheet.paintForm(
        Pen.at(-2.08, -0.98)
            .curve(-1.9, -0.74, -1.5, -0.72)
            .to(1.5, -0.72)
            .curve(1.9, -0.74, 2.08, -0.98)
            .curve(1.96, -0.56, 1.5, -0.56)
            .to(-1.5, -0.56)
            .curve(-1.96, -0.56, -2.08, -0.98)
            .close(),
        deck);
    sheet.paintLine(Pen.at(-1.5, -0.73).to(1.5, -0.73).open(), 0.07, Rgb.darker(deck, 0.55));
  }
}
