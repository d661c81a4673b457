package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A bookshelf: rows of books of all heights, and small things among them.
public final class Bookshelf implements Drawing {
  private static final int[] SPINES = {
    0xC9694E, 0x39506B, 0xE0B45A, 0x5F8A7A, 0xEDE4D3, 0x8A4B52, 0x7C93AB, 0xB98A6E, 0x2F5D50
  };

  @Override
  public double aspect() {
    return 0.72;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    int wood = look.colour(0xC79A66, 0x8A5C3A, 0xEFE6D8);
    Dice dice = look.dice();
    int shelves = 4 + dice.fork("shelves").below(2);
    sheet.shadow(0, 0, 0.38, 0.02);
    sheet.paintForm(Shapes.box(-0.35, -1, 0.7, 1), wood);
    double each = 0.93 / shelves;
    for (int i = 0; i < shelves; i++) {
      double foot = -0.035 - each * i;
      sheet.paint(
          Shapes.box(-0.315, foot - each + 0.025, 0.63, each - 0.025), Rgb.darker(wood, 0.46));
      sheet.fill(Shapes.box(-0.315, foot - each + 0.025, 0.63, 0.025), 0x0A0818, 0.22);
      shelf(sheet.at(0, foot, 1), dice.fork("shelf", i), each - 0.05);
    }
  }

  /// Books on a board from -0.3 to 0.3, at most that tall.
  public static void shelf(Sheet sheet, Dice dice, double tall) {
    double x = -0.3;
    while (x < 0.27) {
      if (dice.chance(0.1)) {
        x += ornament(sheet, dice, x, tall);
      } else {
        x += book(sheet, dice, x, tall);
      }
    }
  }

  private static double book(Sheet sheet, Dice dice, double x, double tall) {
    double thick = Math.min(dice.between(0.022, 0.05), 0.3 - x);
    double high = tall * dice.between(0.66, 0.98);
    int colour = dice.pick(SPINES);
    sheet.paintForm(Shapes.box(x, -high, thick * 0.94, high), colour);
    int mark = Rgb.luminance(colour) > 0.5 ? Rgb.darker(colour, 0.3) : Rgb.lighter(colour, 0.5);
    sheet.paint(Shapes.box(x + thick * 0.15, -high * 0.86, thick * 0.64, high * 0.05), mark);
    sheet.paint(Shapes.box(x + thick * 0.3, -high * 0.7, thick * 0.34, high * 0.32), mark, 0.5);
    return thick;
  }

  private static double ornament(Sheet sheet, Dice dice, double x, double tall) {
    double wide = Math.min(0.12, 0.3 - x);
    double middle = x + wide / 2;
    if (dice.chance(0.5)) {
      sheet.paintForm(
          Shapes.polygon(
              middle - 0.032, -0.06, middle + 0.032, -0.06, middle + 0.024, 0, middle - 0.024, 0),
          0xE8DCC8);
      for (int i = -2; i <= 2; i++) {
        sheet.paintLine(
            Pen.at(middle, -0.06)
                .curve(middle + 0.01 * i, -tall * 0.6, middle + 0.022 * i, -tall * 0.75)
                .open(),
            0.012,
            0x5F8F5A);
      }
    } else {
      sheet.paintForm(
          Shapes.circle(middle, -tall * 0.3, Math.min(wide * 0.36, tall * 0.3)), dice.pick(SPINES));
    }
    return wide;
  }
}
