package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// Headphones that nobody wears.
public final class HeadphonePair implements Drawing {
  @Override
  public double aspect() {
    return 1.0;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int shell = look.colour(0x30343C, 0xE4E6EA, 0xC8453A, 0x3F6FA8);
    sheet.shadow(0, 0, 0.48, 0.05);
    Pen band = Pen.at(-0.38, -0.36).bend(-0.44, -1.08, 0.44, -1.08, 0.38, -0.36);
    sheet.paintLine(band.open(), 0.11, shell);
    sheet.paintLine(
        Pen.at(-0.33, -0.5).bend(-0.34, -0.98, 0.34, -0.98, 0.33, -0.5).open(),
        0.03,
        Rgb.lighter(shell, 0.35));
    for (int side = -1; side <= 1; side += 2) {
      double x = 0.37 * side;
      sheet.paintForm(Shapes.rounded(x - 0.13, -0.5, 0.26, 0.5, 0.12), shell);
      sheet.paintForm(Shapes.rounded(x - 0.17 * side - 0.055, -0.46, 0.11, 0.42, 0.05), 0x1E2026);
      sheet.fill(Shapes.ellipse(x + 0.03 * side, -0.3, 0.04, 0.1), 0xFFFFFF, 0.3);
    }
  }
}
