package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// An armchair or a wooden chair; its seat is at 0.44 of its height.
public final class Chair implements Drawing {
  @Override
  public double aspect() {
    return 0.86;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    sheet.shadow(0, -0.005, 0.4, 0.035);
    if (dice.fork("sort").chance(0.55)) {
      armchair(sheet, look.colour(0xC9A24E, 0x7F9A92, 0xC27A62, 0x8FA0B5, 0xE6DCCB));
    } else {
      wooden(sheet, look.colour(0xB9834F, 0x8A5C3A, 0xE3D2B6), dice);
    }
  }

  private static void armchair(Sheet sheet, int cloth) {
    int wood = 0x9A6A42;
    for (int side = -1; side <= 1; side += 2) {
      sheet.paintLine(Pen.at(0.3 * side, -0.24).to(0.38 * side, 0).open(), 0.04, wood);
      sheet.paintLine(Pen.at(0.2 * side, -0.22).to(0.24 * side, -0.04).open(), 0.034, wood);
    }
    sheet.paintForm(
        Pen.at(-0.32, -0.3)
            .bend(-0.42, -0.7, -0.36, -1, 0, -1)
            .bend(0.36, -1, 0.42, -0.7, 0.32, -0.3)
            .close(),
        cloth);
    for (int i = -1; i <= 1; i++) {
      sheet.paintLine(
          Pen.at(0.13 * i, -0.94).curve(0.16 * i, -0.7, 0.13 * i, -0.46).open(),
          0.01,
          Rgb.darker(cloth, 0.18));
    }
    sheet.fill(Shapes.ellipse(0, -0.48, 0.3, 0.06), 0x1A1830, 0.16);
    sheet.paintForm(Shapes.rounded(-0.34, -0.48, 0.68, 0.18, 0.08), Rgb.lighter(cloth, 0.08));
    sheet.paintForm(Shapes.rounded(-0.33, -0.34, 0.66, 0.13, 0.05), Rgb.darker(cloth, 0.12));
    for (int side = -1; side <= 1; side += 2) {
      sheet.paintForm(
          Shapes.rounded(0.35 * side - 0.07, -0.62, 0.14, 0.42, 0.07), Rgb.darker(cloth, 0.04));
    }
  }

  private static void wooden(Sheet sheet, int wood, Dice dice) {
    int dark = Rgb.darker(wood, 0.22);
    sheet.paintLine(Pen.at(-0.22, -0.44).to(-0.25, -0.05).open(), 0.045, dark);
    sheet.paintLine(Pen.at(0.22, -0.44).to(0.25, -0.05).open(), 0.045, dark);
    int bars = 3 + dice.fork("bars").below(3);
    for (int i = 0; i < bars; i++) {
      double x = -0.2 + 0.4 * i / (bars - 1.0);
      sheet.paintLine(Pen.at(x, -0.46).to(x * 1.1, -0.92).open(), 0.028, dark);
    }
    sheet.paintForm(
        Pen.at(-0.29, -0.97)
            .curve(0, -1.03, 0.29, -0.97)
            .to(0.27, -0.84)
            .curve(0, -0.9, -0.27, -0.84)
            .close(),
        wood);
    sheet.paintLine(Pen.at(-0.27, -0.9).to(-0.25, -0.44).open(), 0.045, wood);
    sheet.paintLine(Pen.at(0.27, -0.9).to(0.25, -0.44).open(), 0.045, wood);
    sheet.paintForm(
        Shapes.polygon(-0.28, -0.47, 0.28, -0.47, 0.36, -0.4, -0.36, -0.4), Rgb.lighter(wood, 0.1));
    sheet.paintForm(Shapes.rounded(-0.36, -0.41, 0.72, 0.06, 0.02), wood);
    sheet.paintLine(Pen.at(-0.3, -0.36).to(-0.34, 0).open(), 0.05, wood);
    sheet.paintLine(Pen.at(0.3, -0.36).to(0.34, 0).open(), 0.05, wood);
    sheet.paintLine(Pen.at(-0.32, -0.16).to(0.32, -0.16).open(), 0.03, dark);
  }
}
