package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Dice;

/// A street seen from across it: a row of old houses, the pavement, a lamp.
final class Street {
  private static final int[] WALLS = {0xD9B48F, 0xC98F7A, 0xB9C0A8, 0xA9B8C4, 0xE0C9A0};

  private Street() {}

  static void draw(Canvas canvas) {
    Dice dice = canvas.dice.fork("street");
    double foot = canvas.horizon;
    canvas.upright(0.55);
    double x = -canvas.unit * 0.08;
    while (x < canvas.width) {
      double wide = canvas.unit * dice.between(0.26, 0.36);
      double high = Math.min(foot * 0.9, canvas.unit * dice.between(0.5, 0.66));
      house(canvas, dice, x, foot, wide, high);
      x += wide;
    }
    canvas.ground();
    pavement(canvas, foot);
    canvas.upright(0.75);
    boolean left = dice.chance(0.5);
    lamp(
        canvas.sheet.at(
            canvas.width * (left ? 0.07 : 0.93), foot + canvas.unit * 0.1, canvas.unit * 0.5));
  }

  private static void house(
      Canvas canvas, Dice dice, double x, double foot, double wide, double high) {
    Sheet sheet = canvas.sheet;
    int wall = canvas.palette.hazy(canvas.palette.lit(dice.pick(WALLS)), 0.12);
    double top = foot - high;
    sheet.fill(
        Shapes.polygon(
            x - wide * 0.03,
            top,
            x + wide * 0.12,
            top - wide * 0.3,
            x + wide * 0.88,
            top - wide * 0.3,
            x + wide * 1.03,
            top),
        canvas.palette.lit(0x7A4E44));
    sheet.fillDown(
        Shapes.box(x, top, wide, high + 1), Rgb.lighter(wall, 0.06), Rgb.darker(wall, 0.1));
    int glass = canvas.palette.dark() ? 0xFFD98A : Rgb.mix(canvas.palette.middle(), 0xFFFFFF, 0.25);
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        double wx = x + wide * (0.12 + 0.28 * column);
        double wy = top + high * (0.08 + 0.27 * row);
        sheet.fill(
            Shapes.box(
                wx - wide * 0.015, wy - wide * 0.015, wide * 0.21, high * 0.16 + wide * 0.03),
            Rgb.lighter(wall, 0.4));
        sheet.fill(Shapes.box(wx, wy, wide * 0.18, high * 0.16), glass);
        sheet.fill(
            Shapes.box(wx + wide * 0.083, wy, wide * 0.014, high * 0.16), Rgb.lighter(wall, 0.4));
      }
    }
  }

  private static void pavement(Canvas canvas, double foot) {
    int stone = canvas.palette.lit(0xB3AAA0);
    Sheet sheet = canvas.sheet;
    double depth = canvas.height - foot;
    sheet.fillDown(
        Shapes.box(0, foot, canvas.width, depth), Rgb.darker(stone, 0.06), Rgb.darker(stone, 0.26));
    for (int i = 1; i < 6; i++) {
      double y = foot + depth * i * i / 30.0;
      sheet.line(
          Pen.at(0, y).to(canvas.width, y).open(),
          canvas.unit * 0.002,
          Rgb.darker(stone, 0.4),
          0.5);
    }
    double middle = canvas.width / 2.0;
    for (int i = -9; i <= 9; i++) {
      sheet.line(
          Pen.at(middle + i * canvas.width * 0.08, foot)
              .to(middle + i * canvas.width * 0.17, canvas.height)
              .open(),
          canvas.unit * 0.002,
          Rgb.darker(stone, 0.4),
          0.4);
    }
  }

  private static void lamp(Sheet sheet) {
    int iron = sheet.palette().lit(0x30343C);
    sheet.fill(Shapes.box(-0.012, -0.84, 0.024, 0.84), iron);
    sheet.fill(Shapes.rounded(-0.035, -0.05, 0.07, 0.05, 0.01), iron);
    sheet.fill(Shapes.polygon(-0.05, -0.86, 0.05, -0.86, 0.035, -0.98, -0.035, -0.98), 0xFFE6A8);
    sheet.fill(Shapes.polygon(-0.055, -0.97, 0.055, -0.97, 0, -1.03), iron);
    if (sheet.palette().dark()) {
      sheet.glow(0, -0.92, 0.4, 0xFFDF9A, 0.7);
    }
  }
}
