package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A grand piano with its lid up, seen from the player's side.
public final class Piano implements Drawing {
  @Override
  public double aspect() {
    return 1.35;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int wood = look.colour(0x26242A, 0x26242A, 0x7A4628, 0xF4F2EE);
    sheet.shadow(0, 0, 0.66, 0.05);
    for (double x : new double[] {-0.54, 0.48, 0.06}) {
      sheet.paintForm(
          Shapes.polygon(x - 0.04, -0.42, x + 0.04, -0.42, x + 0.025, -0.02, x - 0.025, -0.02),
          wood);
    }
    sheet.paintLine(Pen.at(0.1, -0.56).to(0.3, -0.86).open(), 0.02, 0xC9A15A);
    sheet.paintForm(
        Pen.at(-0.62, -0.58)
            .to(-0.42, -0.98)
            .bend(0.0, -1.02, 0.4, -0.98, 0.66, -0.84)
            .curve(0.7, -0.66, 0.62, -0.58)
            .close(),
        Rgb.lighter(wood, 0.1));
    sheet.paint(
        Pen.at(-0.56, -0.6)
            .to(-0.4, -0.93)
            .bend(0, -0.96, 0.36, -0.93, 0.6, -0.82)
            .curve(0.62, -0.68, 0.56, -0.6)
            .close(),
        0xB98A48);
    for (int i = 0; i < 9; i++) {
      sheet.paintLine(
          Pen.at(-0.48 + 0.11 * i, -0.6).to(-0.32 + 0.09 * i, -0.9).open(), 0.006, 0xE8D8A8);
    }
    sheet.paintForm(Shapes.rounded(-0.66, -0.6, 1.32, 0.2, 0.04), wood);
    sheet.paintForm(Shapes.box(-0.56, -0.46, 1.02, 0.07), 0xFBFAF4);
    for (int i = 1; i < 22; i++) {
      double x = -0.56 + 1.02 * i / 22;
      sheet.paint(Shapes.box(x, -0.46, 0.004, 0.07), 0x8A8A8A);
      if (i % 7 != 3 && i % 7 != 0) {
        sheet.paint(Shapes.box(x - 0.011, -0.46, 0.022, 0.042), 0x1E1E22);
      }
    }
    sheet.paintForm(Shapes.rounded(-0.64, -0.4, 1.28, 0.05, 0.02), wood);
    sheet.fill(Shapes.box(-0.6, -0.585, 1.2, 0.015), 0xFFFFFF, 0.25);
  }
}
