package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.thing.Flowers;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A street seen from across it: a row of old houses, the pavement, a lamp.
final class Street {
  private static final int[] BLOOMS = {0xE8505B, 0xF9A03F, 0xF28FB1, 0xFFF3E0, 0xA77BCA};
  private static final int[] WALLS = {0xD9B48F, 0xC98F7A, 0xB9C0A8, 0xA9B8C4, 0xE0C9A0};

  private Street() {}

  static void draw(Canvas canvas) throws InterruptedException {
    Dice dice = canvas.dice.fork("street");
    double foot = canvas.horizon;
    canvas.upright(0.55);
    double x = -canvas.unit * 0.08;
    double most = Math.max(canvas.unit * 0.66, Math.min(foot * 0.72, canvas.unit * 1.1));
    for (int i = 0; x < canvas.width; i++) {
      canvas.poll();
      Dice one = dice.fork("house", i);
      double wide = canvas.unit * one.between(0.26, 0.36);
      double high = Math.min(foot * 0.84, most * one.between(0.76, 1));
      house(canvas, one, x, foot, wide, high);
      x += wide;
    }
    lights(canvas, dice.fork("lights"), foot - canvas.unit * 0.46);
    canvas.ground();
    pavement(canvas, foot);
    canvas.upright(0.75);
    boolean left = dice.chance(0.5);
    if (!canvas.scene.avoids("tree")) {
      Sheet tub =
          canvas.sheet.at(
              canvas.width * (left ? 0.93 : 0.07), foot + canvas.unit * 0.06, canvas.unit * 0.34);
      Woods.broadleaf(
          tub, dice.fork("tree"), canvas.palette.leaf(), canvas.sunX < canvas.width / 2.0);
      tub.paintForm(Shapes.polygon(-0.14, -0.18, 0.14, -0.18, 0.11, 0.02, -0.11, 0.02), 0x9A6A4A);
    }
    lamp(
        canvas.sheet.at(
            canvas.width * (left ? 0.07 : 0.93), foot + canvas.unit * 0.1, canvas.unit * 0.5));
  }

  private static void house(
      Canvas canvas, Dice dice, double x, double foot, double wide, double high) {
    Sheet sheet = canvas.sheet;
    int wall = canvas.palette.hazy(canvas.palette.lit(dice.pick(WALLS)), 0.12);
    double top = foot - high;
    roof(canvas, dice.fork("roof"), x, top, wide, wall);
    sheet.fillDown(
        Shapes.box(x, top, wide, high + 1), Rgb.lighter(wall, 0.06), Rgb.darker(wall, 0.1));
    sheet.fill(Shapes.box(x + wide * 0.97, top, wide * 0.03, high), 0x101020, 0.14);
    int trim = Rgb.lighter(wall, 0.45);
    sheet.fill(Shapes.box(x - wide * 0.02, top - wide * 0.03, wide * 1.04, wide * 0.05), trim);
    double ground = canvas.unit * 0.2;
    int rows = (int) Math.max(1, (high - ground) / (wide * 0.46));
    int columns = 2 + dice.fork("columns").below(2);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double wx = x + wide * (0.5 + (column - (columns - 1) / 2.0) * 0.82 / columns);
        double wy = top + (high - ground) * (row + 0.16) / rows;
        pane(
            canvas,
            dice.fork("pane" + row, column),
            wx,
            wy,
            wide * (columns == 2 ? 0.22 : 0.18),
            (high - ground) / rows * 0.62,
            wall);
      }
    }
    sheet.fill(Shapes.box(x, foot - ground, wide, wide * 0.03), trim);
    parterre(canvas, dice.fork("ground"), x, foot, wide, ground * 0.92, wall);
  }

  private static void roof(Canvas canvas, Dice dice, double x, double top, double wide, int wall) {
    int tile =
        canvas.palette.hazy(canvas.palette.lit(dice.pick(0x7A4E44, 0x5A5A66, 0x8A5A44)), 0.1);
    switch (dice.below(3)) {
      case 0 -> {
        canvas.sheet.fill(
            Shapes.polygon(
                x - wide * 0.03,
                top,
                x + wide * 0.12,
                top - wide * 0.3,
                x + wide * 0.88,
                top - wide * 0.3,
                x + wide * 1.03,
                top),
            tile);
        double dormer = x + wide * 0.5;
        canvas.sheet.fill(
            Shapes.polygon(
                dormer - wide * 0.13,
                top,
                dormer - wide * 0.13,
                top - wide * 0.2,
                dormer,
                top - wide * 0.32,
                dormer + wide * 0.13,
                top - wide * 0.2,
                dormer + wide * 0.13,
                top),
            Rgb.lighter(wall, 0.15));
        canvas.sheet.fill(
            Church.arch(dormer, top - wide * 0.03, wide * 0.06, wide * 0.16), glass(canvas, dice));
      }
      case 1 ->
          canvas.sheet.fill(
              Shapes.polygon(
                  x - wide * 0.04, top, x + wide * 0.5, top - wide * 0.46, x + wide * 1.04, top),
              tile);
      default -> {
        for (int i = 0; i < 4; i++) {
          double in = wide * 0.12 * i;
          canvas.sheet.fill(
              Shapes.box(x + in, top - wide * 0.1 * (i + 1), wide - 2 * in, wide * 0.11),
              Rgb.lighter(wall, 0.04 * i));
          canvas.sheet.fill(
              Shapes.box(x + in, top - wide * 0.1 * (i + 1), wide - 2 * in, wide * 0.018),
              Rgb.lighter(wall, 0.45));
        }
      }
    }
  }

  private static int glass(Canvas canvas, Dice dice) {
    if (canvas.palette.dark()) {
      return dice.chance(0.7) ? 0xFFD98A : Rgb.mix(canvas.palette.middle(), 0x101830, 0.5);
    }
    return Rgb.mix(canvas.palette.middle(), 0xFFFFFF, dice.between(0.12, 0.4));
  }

  private static void pane(
      Canvas canvas, Dice dice, double x, double y, double wide, double tall, int wall) {
    Sheet sheet = canvas.sheet;
    int trim = Rgb.lighter(wall, 0.45);
    double in = wide * 0.1;
    sheet.fill(Shapes.box(x - wide / 2 - in, y - in, wide + 2 * in, tall + 2 * in), trim);
    sheet.fill(Shapes.box(x - wide / 2, y, wide, tall), glass(canvas, dice));
    sheet.fill(
        Shapes.polygon(x - wide * 0.4, y + tall, x, y, x + wide * 0.2, y, x - wide * 0.2, y + tall),
        0xFFFFFF,
        0.16);
    sheet.fill(Shapes.box(x - wide * 0.03, y, wide * 0.06, tall), trim);
    sheet.fill(Shapes.box(x - wide / 2, y + tall * 0.4, wide, wide * 0.06), trim);
    sheet.fill(
        Shapes.box(x - wide * 0.7, y + tall + in, wide * 1.4, in * 0.8), Rgb.lighter(wall, 0.3));
    int shutter =
        canvas.palette.hazy(canvas.palette.lit(dice.pick(0x5E7F76, 0x6A7A94, 0x8A5A4A)), 0.1);
    if (dice.fork("shutters").chance(0.5)) {
      for (int side = -1; side <= 1; side += 2) {
        sheet.fill(Shapes.box(x + side * wide * 0.76 - wide * 0.14, y, wide * 0.28, tall), shutter);
      }
    }
    if (dice.fork("box").chance(0.45)) {
      Flowers.bunch(
          sheet, dice.fork("flowers"), x - wide * 0.24, y + tall, wide * 0.26, dice.pick(BLOOMS));
      Flowers.bunch(
          sheet, dice.fork("more"), x + wide * 0.24, y + tall, wide * 0.26, dice.pick(BLOOMS));
      sheet.fill(
          Shapes.box(x - wide * 0.55, y + tall, wide * 1.1, wide * 0.2),
          canvas.palette.lit(0x7A5236));
    }
  }

  /// A door and a shop window under an awning.
  private static void parterre(
      Canvas canvas, Dice dice, double x, double foot, double wide, double tall, int wall) {
    Sheet sheet = canvas.sheet;
    double door = x + wide * (dice.chance(0.5) ? 0.24 : 0.76);
    double shop = x + wide - (door - x);
    int wood = canvas.palette.lit(dice.pick(0x6B4630, 0x2F5D50, 0x34516E, 0x8A3A34));
    sheet.fill(Church.arch(door, foot, wide * 0.13, tall * 0.92), Rgb.lighter(wall, 0.4));
    sheet.fill(Church.arch(door, foot, wide * 0.1, tall * 0.86), wood);
    sheet.fill(
        Church.arch(door, foot - tall * 0.42, wide * 0.06, tall * 0.32),
        glass(canvas, dice.fork("door")));
    sheet.fill(Shapes.box(shop - wide * 0.22, foot - tall * 0.82, wide * 0.44, tall * 0.66), wood);
    sheet.fill(
        Shapes.box(shop - wide * 0.2, foot - tall * 0.78, wide * 0.4, tall * 0.54),
        canvas.palette.dark() ? 0xFFDFA0 : glass(canvas, dice.fork("shop")));
    int cloth = dice.pick(0xD8433A, 0x3F7A72, 0xE0A23A, 0x4F6FA0);
    for (int i = 0; i < 8; i++) {
      double left = shop - wide * 0.25 + wide * 0.0625 * i;
      sheet.paint(
          Pen.at(left + wide * 0.01, foot - tall * 0.94)
              .to(left + wide * 0.0625, foot - tall * 0.94)
              .to(left + wide * 0.0625, foot - tall * 0.72)
              .curve(left + wide * 0.03, foot - tall * 0.62, left, foot - tall * 0.72)
              .close(),
          i % 2 == 0 ? cloth : 0xFDF6EA);
    }
  }

  /// Small lamps on strings from house to house.
  private static void lights(Canvas canvas, Dice dice, double level) {
    double step = canvas.unit * 0.5;
    for (double x = -step * dice.unit(); x < canvas.width; x += step) {
      double sag = canvas.unit * 0.07;
      canvas.sheet.line(
          Pen.at(x, level).curve(x + step / 2, level + 2 * sag, x + step, level).open(),
          canvas.unit * 0.002,
          0x3A3430,
          0.8);
      for (int i = 1; i < 9; i++) {
        double t = i / 9.0;
        double lx = x + step * t;
        double ly = level + 4 * sag * t * (1 - t) + canvas.unit * 0.008;
        if (canvas.palette.dark()) {
          canvas.sheet.glow(lx, ly, canvas.unit * 0.035, 0xFFD98A, 0.8);
        }
        canvas.sheet.fill(Shapes.circle(lx, ly, canvas.unit * 0.006), 0xFFE9B0);
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
