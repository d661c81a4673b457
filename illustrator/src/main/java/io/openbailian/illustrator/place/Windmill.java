package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A windmill: a tapering tower under a cap, four sails of cloth on lattice.
public final class Windmill implements Drawing {
  @Override
  public double aspect() {
    return 0.95;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int wall = look.colour(0xF2E8D6, 0xC98F6A, 0xB9B0A4);
    int cap = dice.fork("cap").pick(0x9C4A3C, 0x5A4A58, 0x3F6A72);
    sheet.shadow(0, 0, 0.3, 0.03);
    sheet.paintForm(
        Pen.at(-0.23, 0.01)
            .curve(-0.15, -0.3, -0.125, -0.6)
            .to(0.125, -0.6)
            .curve(0.15, -0.3, 0.23, 0.01)
            .close(),
        wall);
    for (int i = 0; i < 16; i++) {
      double y = -0.05 - 0.52 * dice.unit();
      sheet.paint(
          Shapes.rounded(dice.between(-0.13, 0.08), y, 0.045, 0.016, 0.005),
          Rgb.darker(wall, 0.14),
          0.7);
    }
    sheet.paintForm(
        Pen.at(-0.155, -0.59).bend(-0.14, -0.78, 0.14, -0.78, 0.155, -0.59).close(), cap);
    int glass = sheet.palette().dark() ? 0xFFD47A : 0x7FA3BC;
    for (int i = 0; i < 2; i++) {
      sheet.paint(Shapes.rounded(-0.04, -0.47 + 0.17 * i, 0.08, 0.09, 0.01), 0xFBF6EA);
      sheet.fill(Shapes.rounded(-0.03, -0.46 + 0.17 * i, 0.06, 0.07, 0.008), glass);
    }
    sheet.paint(Church.arch(0, 0.01, 0.055, 0.16), 0x6B4630);
    sheet.paintLine(Pen.at(-0.2, -0.17).curve(0, -0.15, 0.2, -0.17).open(), 0.014, 0x7A5A40);
    double turn = dice.fork("turn").between(0.1, 1.4);
    for (int i = 0; i < 4; i++) {
      sail(
          sheet.at(0, -0.62, 1).turned(turn + i * StrictMath.PI / 2), Rgb.mix(wall, 0xFFFDF4, 0.7));
    }
    sheet.paintForm(Shapes.circle(0, -0.62, 0.035), 0x6B4A35);
  }

  private static void sail(Sheet sheet, int cloth) {
    sheet.paint(Shapes.polygon(0.012, -0.1, 0.1, -0.11, 0.1, -0.375, 0.012, -0.375), cloth, 0.94);
    for (int i = 0; i < 6; i++) {
      double y = -0.1 - 0.055 * i;
      sheet.paintLine(Pen.at(0, y).to(0.1, y).open(), 0.005, 0x8A6A4A);
    }
    sheet.paintLine(Pen.at(0.1, -0.1).to(0.1, -0.375).open(), 0.006, 0x8A6A4A);
    sheet.paintLine(Pen.at(0, 0).to(0, -0.378).open(), 0.014, 0x6B4A35);
  }
}
