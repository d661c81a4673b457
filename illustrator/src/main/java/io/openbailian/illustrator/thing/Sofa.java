package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A sofa with cushions; its seat is at 0.46 of its height, where others can sit.
public final class Sofa implements Drawing {
  /// The height of the seat as a share of the sofa's.
  static final double SEAT = 0.46;

  private static final int[] CLOTHS = {0x8C9BA5, 0xC9BEAE, 0x6F8A84, 0xB98A6E, 0x5D6F8C, 0xD8B9A8};
  private static final int[] CUSHIONS = {
    0xE0A84A, 0xF0E6D6, 0xC9694E, 0x4F7A78, 0xD9A6A0, 0x39506B
  };

  @Override
  public double aspect() {
    return 2.2;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int cloth = look.colour(CLOTHS);
    int seats = 2 + dice.fork("seats").below(2);
    boolean round = dice.fork("arms").chance(0.5);
    sheet.shadow(0, -0.01, 1.08, 0.06);
    for (int side = -1; side <= 1; side += 2) {
      leg(sheet, 0.9 * side, 0.06 * side);
      leg(sheet, 0.62 * side, 0.02 * side);
    }
    sheet.paintForm(Shapes.rounded(-0.94, -1, 1.88, 0.8, 0.14), Rgb.darker(cloth, 0.1));
    back(sheet, seats, cloth);
    sheet.paintForm(Shapes.rounded(-0.9, -0.36, 1.8, 0.26, 0.05), Rgb.darker(cloth, 0.16));
    seat(sheet, seats, cloth);
    for (int side = -1; side <= 1; side += 2) {
      arm(sheet, side, round, cloth);
    }
    cushions(sheet, dice.fork("cushions"), cloth);
  }

  private static void leg(Sheet sheet, double x, double lean) {
    sheet.paintForm(
        Shapes.polygon(x - 0.03, -0.14, x + 0.03, -0.14, x + lean + 0.016, 0, x + lean - 0.016, 0),
        0xA9784A);
  }

  private static void back(Sheet sheet, int seats, int cloth) {
    double wide = 1.66 / seats;
    for (int i = 0; i < seats; i++) {
      double x = -0.83 + wide * i;
      sheet.paintForm(Shapes.rounded(x + 0.008, -0.97, wide - 0.016, 0.56, 0.1), cloth);
      sheet.paintLine(
          Pen.at(x + 0.06, -0.93).curve(x + wide / 2, -0.955, x + wide - 0.06, -0.93).open(),
          0.012,
          Rgb.lighter(cloth, 0.18));
      sheet.fill(Shapes.ellipse(x + wide / 2, -0.47, wide * 0.44, 0.06), 0x1A1830, 0.13);
    }
  }

  private static void seat(Sheet sheet, int seats, int cloth) {
    double wide = 1.7 / seats;
    for (int i = 0; i < seats; i++) {
      double x = -0.85 + wide * i;
      Shape pad = Shapes.rounded(x + 0.005, -0.5, wide - 0.01, 0.2, 0.07);
      sheet.paintForm(pad, Rgb.lighter(cloth, 0.08));
      sheet.paintLine(
          Pen.at(x + 0.06, -0.345).to(x + wide - 0.06, -0.345).open(),
          0.01,
          Rgb.darker(cloth, 0.2));
      sheet.fill(Shapes.ellipse(x + wide / 2, -0.465, wide * 0.36, 0.022), 0xFFFFFF, 0.14);
    }
  }

  private static void arm(Sheet sheet, int side, boolean round, int cloth) {
    double x = side < 0 ? -1.04 : 0.82;
    double top = round ? -0.74 : -0.68;
    sheet.fill(
        Shapes.rounded(x + (side < 0 ? 0.04 : -0.04), top + 0.04, 0.22, -0.12 - top, 0.06),
        0x1A1830,
        0.12);
    sheet.paintForm(
        Shapes.rounded(x, top, 0.22, -0.1 - top, round ? 0.11 : 0.05), Rgb.darker(cloth, 0.05));
    sheet.paintLine(
        Pen.at(x + 0.05, top + 0.05).curve(x + 0.11, top + 0.015, x + 0.17, top + 0.05).open(),
        0.014,
        Rgb.lighter(cloth, 0.2));
  }

  private static void cushions(Sheet sheet, Dice dice, int cloth) {
    int first = dice.pick(CUSHIONS);
    int second = Rgb.mix(cloth, dice.pick(CUSHIONS), 0.6);
    boolean left = dice.chance(0.5);
    cushion(sheet.at(left ? -0.62 : 0.62, -0.48, 1).turned(left ? -0.16 : 0.16), 0.34, first, 0);
    cushion(sheet.at(left ? -0.36 : 0.36, -0.47, 1).turned(left ? 0.1 : -0.1), 0.28, second, 2);
    if (dice.chance(0.7)) {
      cushion(sheet.at(left ? 0.6 : -0.6, -0.48, 1).turned(left ? 0.14 : -0.14), 0.31, second, 1);
    }
  }

  private static void cushion(Sheet sheet, double size, int colour, int pattern) {
    double h = size / 2;
    sheet.fill(Shapes.ellipse(0.02, 0, h * 1.05, 0.035), 0x1A1830, 0.18);
    sheet.paintForm(
        Pen.at(-h, -size)
            .curve(0, -size * 0.93, h, -size)
            .curve(h * 0.9, -h, h, 0)
            .curve(0, -size * 0.06, -h, 0)
            .curve(-h * 0.9, -h, -h, -size)
            .close(),
        colour);
    int mark = Rgb.luminance(colour) > 0.6 ? Rgb.darker(colour, 0.22) : Rgb.lighter(colour, 0.3);
    for (int i = -1; i <= 1; i++) {
      switch (pattern) {
        case 0 ->
            sheet.paintLine(
                Pen.at(h * 0.5 * i, -size * 0.92)
                    .curve(h * 0.46 * i, -h, h * 0.5 * i, -size * 0.07)
                    .open(),
                0.012,
                mark);
        case 1 ->
            sheet.paintLine(
                Pen.at(-h * 0.88, -h + h * 0.45 * i).to(h * 0.88, -h + h * 0.45 * i).open(),
                0.016,
                mark);
        default -> {
          sheet.paint(Shapes.circle(h * 0.5 * i, -h - h * 0.4, 0.016), mark);
          sheet.paint(Shapes.circle(h * 0.5 * i, -h + h * 0.4, 0.016), mark);
          sheet.paint(Shapes.circle(h * 0.5 * i + h * 0.25, -h, 0.016), mark);
        }
      }
    }
  }
}
