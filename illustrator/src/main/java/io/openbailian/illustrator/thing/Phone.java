package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A telephone with a screen full of tiles.
public final class Phone implements Drawing {
  private static final int[] TILES = {0x4F9BE8, 0x57C27A, 0xF2A93C, 0xE8605A, 0x9B7BE0, 0x45C0C8};

  @Override
  public double aspect() {
    return 0.6;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int shell = look.colour(0x2E333B, 0xDADDE2, 0x6C7FA6, 0xE6B8B0);
    sheet.shadow(0, 0, 0.3, 0.03);
    sheet.paintForm(Shapes.rounded(-0.25, -1, 0.5, 1, 0.075), shell);
    sheet.paintForm(Shapes.rounded(0.243, -0.78, 0.016, 0.12, 0.006), Rgb.darker(shell, 0.3));
    sheet.fillDown(Shapes.rounded(-0.225, -0.975, 0.45, 0.95, 0.055), 0x5B8DEF, 0xD98BC8);
    sheet.fill(Shapes.rounded(-0.06, -0.95, 0.12, 0.032, 0.016), 0x14161A);
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 3; column++) {
        double x = -0.175 + 0.125 * column;
        double y = -0.74 + 0.135 * row;
        sheet.fill(
            Shapes.rounded(x, y, 0.1, 0.1, 0.026), TILES[(row * 3 + column * 2) % TILES.length]);
        sheet.fill(Shapes.circle(x + 0.05, y + 0.05, 0.024), 0xFFFFFF, 0.85);
      }
    }
    sheet.fill(Shapes.rounded(-0.19, -0.16, 0.38, 0.11, 0.04), 0xFFFFFF, 0.35);
    for (int i = 0; i < 3; i++) {
      sheet.fill(Shapes.rounded(-0.165 + 0.12 * i, -0.145, 0.085, 0.08, 0.022), TILES[i]);
    }
    sheet.fill(
        Shapes.polygon(-0.225, -0.9, 0.05, -0.975, 0.14, -0.975, -0.225, -0.7), 0xFFFFFF, 0.16);
  }
}
