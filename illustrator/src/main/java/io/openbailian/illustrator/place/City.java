package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A skyline in three depths, with the windows of the nearest buildings.
final class City {
  private static final int[] FACADES = {0x7E8CA6, 0xA98F86, 0x6F8FA0, 0x8E86A8, 0xB7A48E};

  private City() {}

  static void draw(Canvas canvas) {
    for (int depth = 2; depth >= 0; depth--) {
      row(canvas, depth);
    }
  }

  private static void row(Canvas canvas, int depth) {
    Dice dice = canvas.dice.fork("city", depth);
    double tall =
        canvas.unit * (0.62 - 0.1 * depth) * Math.clamp(canvas.horizon / canvas.unit, 0.6, 1.5);
    double x = -canvas.unit * 0.05;
    while (x < canvas.width) {
      double wide = canvas.unit * dice.between(0.07, 0.13) * (1 - 0.15 * depth);
      double rise = dice.unit();
      double high = tall * (0.35 + 0.6 * rise * rise) + canvas.unit * 0.09 * depth;
      int facade = canvas.palette.hazy(canvas.palette.lit(dice.pick(FACADES)), 0.14 + 0.27 * depth);
      building(canvas, dice, x, wide, high, facade, depth);
      x += wide * dice.between(0.92, depth == 0 ? 1.5 : 1.05);
    }
  }

  private static void building(
      Canvas canvas, Dice dice, double x, double wide, double high, int facade, int depth) {
    Sheet sheet = canvas.sheet;
    double top = canvas.horizon - high;
    sheet.fillDown(
        Shapes.box(x, top, wide, high + 2), facade, Rgb.mix(facade, canvas.palette.horizon(), 0.4));
    double side = canvas.sunX < x ? wide * 0.72 : 0;
    sheet.fill(Shapes.box(x + side, top, wide * 0.28, high + 2), Rgb.darker(facade, 0.3), 0.35);
    if (dice.chance(0.35)) {
      sheet.fill(Shapes.box(x + wide * 0.2, top - wide * 0.22, wide * 0.6, wide * 0.24), facade);
      sheet.fill(Shapes.box(x + wide * 0.48, top - wide * 0.8, wide * 0.04, wide * 0.6), facade);
    }
    if (depth < 2) {
      windows(canvas, dice, x, top, wide, high);
    }
  }

  private static void windows(
      Canvas canvas, Dice dice, double x, double top, double wide, double high) {
    Palette palette = canvas.palette;
    int columns = 4 + dice.below(2);
    double cell = wide / (columns + 0.6);
    int rows = (int) Math.min(40, high / (cell * 1.35));
    double lights = palette.dark() ? 0.55 : 0.16;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        boolean lit = dice.chance(lights);
        int glass =
            lit
                ? dice.pick(0xFFE2A0, 0xFFD27A, 0xFFF0C8)
                : Rgb.mix(palette.middle(), palette.near(), palette.dark() ? 0.7 : 0.35);
        canvas.sheet.fill(
            Shapes.box(
                x + cell * (0.42 + column),
                top + cell * (0.6 + 1.35 * row),
                cell * 0.62,
                cell * 0.78),
            glass,
            lit ? 0.95 : 0.45);
      }
    }
  }
}
