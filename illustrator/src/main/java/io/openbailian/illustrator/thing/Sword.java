package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A straight sword that stands on its point.
public final class Sword implements Drawing {
  private static final int STEEL = 0xC9D3DC;
  private static final int GOLD = 0xD9A93F;

  @Override
  public double aspect() {
    return 0.42;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int blade = look.hue().isPresent() ? look.colour(STEEL) : STEEL;
    sheet.shadow(0, 0, 0.16, 0.03);
    sheet.paintForm(
        Pen.at(-0.055, -0.7).to(-0.05, -0.12).to(0, 0).to(0.05, -0.12).to(0.055, -0.7).close(),
        blade);
    sheet.fill(
        Pen.at(0, -0.7).to(0, -0.02).to(0.05, -0.12).to(0.055, -0.7).close(), 0xFFFFFF, 0.35);
    sheet.paintLine(Pen.at(0, -0.68).to(0, -0.14).open(), 0.01, Rgb.darker(blade, 0.25));
    sheet.paintForm(Shapes.rounded(-0.2, -0.755, 0.4, 0.065, 0.03), GOLD);
    sheet.paintForm(Shapes.circle(-0.2, -0.722, 0.045), GOLD);
    sheet.paintForm(Shapes.circle(0.2, -0.722, 0.045), GOLD);
    sheet.paintForm(Shapes.rounded(-0.034, -0.94, 0.068, 0.19, 0.02), 0x6A3B2A);
    for (int i = 0; i < 4; i++) {
      double y = -0.91 + 0.042 * i;
      sheet.paintLine(Pen.at(-0.034, y).to(0.034, y + 0.02).open(), 0.01, 0x3F2218);
    }
    sheet.paintForm(Shapes.circle(0, -0.955, 0.045), GOLD);
    sheet.paintForm(Shapes.circle(0, -0.722, 0.03), 0xC0322E);
  }
}
