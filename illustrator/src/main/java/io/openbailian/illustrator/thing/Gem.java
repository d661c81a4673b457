package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// A cut gem that sparkles on its stand.
public final class Gem implements Drawing {
  private static final double GIRDLE = -0.58;
  private static final double TABLE = -0.82;
  private static final double[] EDGES = {-0.46, -0.17, 0.17, 0.46};

  @Override
  public double aspect() {
    return 0.7;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    sheet.shadow(0, 0, 0.24, 0.03);
    sheet.paintForm(Shapes.rounded(-0.2, -0.06, 0.4, 0.06, 0.02), 0x6B4226);
    sheet.paintForm(Shapes.box(-0.06, -0.34, 0.12, 0.29), 0x7A4E2E);
    sheet.paintForm(Shapes.rounded(-0.16, -0.38, 0.32, 0.05, 0.02), 0x8A5A34);
    stone(sheet.at(0, -0.36, 0.62), look);
  }

  private static void stone(Sheet sheet, Look look) {
    int stone = look.colour(0x2F6FE0, 0xD8324A, 0x2FA36B);
    sheet.glow(0, GIRDLE, 0.75, Rgb.lighter(stone, 0.4), 0.5);
    double[] shades = {0.3, 0.02, 0.22};
    for (int i = 0; i < 3; i++) {
      int facet = i == 1 ? Rgb.lighter(stone, 0.25) : Rgb.darker(stone, shades[i]);
      sheet.fill(Pen.at(EDGES[i], GIRDLE).to(EDGES[i + 1], GIRDLE).to(0, -0.06).close(), facet);
    }
    double[] top = {-0.3, -0.1, 0.1, 0.3};
    for (int i = 0; i < 3; i++) {
      sheet.fill(
          Pen.at(top[i], TABLE)
              .to(top[i + 1], TABLE)
              .to(EDGES[i + 1], GIRDLE)
              .to(EDGES[i], GIRDLE)
              .close(),
          Rgb.lighter(stone, 0.55 - 0.17 * i));
    }
    sheet.fill(Pen.at(-0.3, TABLE).to(-0.1, TABLE).to(-0.32, GIRDLE).close(), 0xFFFFFF, 0.5);
    sheet.fill(Pen.at(-0.12, GIRDLE).to(0.02, GIRDLE).to(-0.03, -0.2).close(), 0xFFFFFF, 0.35);
    sparkle(sheet, -0.34, -0.9, 0.13);
    sparkle(sheet, 0.42, -0.72, 0.09);
  }

  private static void sparkle(Sheet sheet, double x, double y, double r) {
    double waist = 0.16 * r;
    sheet.fill(
        Pen.at(x, y - r)
            .to(x + waist, y - waist)
            .to(x + r, y)
            .to(x + waist, y + waist)
            .to(x, y + r)
            .to(x - waist, y + waist)
            .to(x - r, y)
            .to(x - waist, y - waist)
            .close(),
        0xFFFFFF,
        0.95);
  }
}
