package io.openbailian.illustrator.place.room;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.thing.Vase;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;

/// Cupboards along the wall under a worktop, with a sink below the window, a stove under its hood,
/// tiles, pans on a rail and a refrigerator.
final class Kitchen {
  private static final int STEEL = 0xC9CFD6;

  private final RoomSpace room;
  private final Sheet sheet;
  private final double u;
  private final int front;
  private final double foot;
  private final double top;

  private Kitchen(RoomSpace room) {
    this.room = room;
    this.sheet = room.canvas().sheet;
    this.u = room.u();
    this.front =
        room.canvas().palette.lit(room.dice().fork("fronts").pick(0xF1EEE6, 0x7F9A8A, 0x5E7A96));
    this.foot = room.floor() + (room.canvas().height - room.floor()) * 0.12;
    this.top = foot - u * 0.27;
  }

  static void furnish(RoomSpace room) {
    Kitchen kitchen = new Kitchen(room);
    kitchen.tiles();
    kitchen.wallCupboards();
    kitchen.worktop();
    kitchen.sink();
    kitchen.stove();
    kitchen.fridge();
  }

  private int lit(int rgb) {
    return room.canvas().palette.lit(rgb);
  }

  private void tiles() {
    double high = u * 0.17;
    int tile = lit(0xE9EDEE);
    sheet.fill(Shapes.box(0, top - high, room.canvas().width, high), tile);
    for (int row = 0; row < 4; row++) {
      double y = top - high + high * row / 4;
      sheet.fill(Shapes.box(0, y, room.canvas().width, u * 0.0022), Rgb.darker(tile, 0.16));
      double shift = row % 2 == 0 ? 0 : u * 0.03;
      for (double x = shift; x < room.canvas().width; x += u * 0.06) {
        sheet.fill(Shapes.box(x, y, u * 0.0022, high / 4), Rgb.darker(tile, 0.16));
      }
    }
  }

  private void wallCupboards() {
    double high = u * 0.24;
    double from = Math.min(room.across(0.66), room.across(0.86)) - u * 0.1;
    double y = Math.max(u * 0.05, top - u * 0.17 - u * 0.06 - high);
    for (int i = 0; i < 2; i++) {
      double x = from + i * u * 0.2;
      sheet.fill(Shapes.box(x + u * 0.004, y + high, u * 0.19, u * 0.014), 0x101020, 0.16);
      door(x, y, u * 0.195, high);
    }
  }

  private void door(double x, double y, double wide, double tall) {
    sheet.fill(Shapes.rounded(x, y, wide, tall, u * 0.006), Rgb.darker(front, 0.1));
    double in = wide * 0.05;
    sheet.fillDown(
        Shapes.rounded(x + in, y + in, wide - 2 * in, tall - 2 * in, u * 0.005),
        Rgb.lighter(front, 0.12),
        front);
    sheet.fill(
        Shapes.rounded(x + wide * 0.36, y + in * 2.4, wide * 0.28, u * 0.009, u * 0.004),
        lit(STEEL));
  }

  private void worktop() {
    int stone = lit(room.dice().fork("stone").pick(0xD8D2C8, 0x5C5A5E, 0xB98656));
    double wide = u * 0.2;
    for (double x = -wide * 0.3; x < room.canvas().width; x += wide) {
      door(x, top + u * 0.02, wide * 0.98, foot - top - u * 0.05);
    }
    sheet.fill(
        Shapes.box(0, foot - u * 0.03, room.canvas().width, u * 0.03), Rgb.darker(front, 0.55));
    sheet.fillDown(
        Shapes.box(0, top - u * 0.012, room.canvas().width, u * 0.036),
        Rgb.lighter(stone, 0.16),
        Rgb.darker(stone, 0.14));
    room.put("vase", new Vase(), room.across(0.44), top - u * 0.008, u * 0.13);
  }

  private void sink() {
    double x = room.across(0.25);
    int steel = lit(STEEL);
    sheet.fill(Shapes.ellipse(x, top, u * 0.1, u * 0.012), Rgb.darker(steel, 0.25));
    sheet.line(
        Pen.at(x, top)
            .to(x, top - u * 0.07)
            .bend(x, top - u * 0.13, x + u * 0.05, top - u * 0.13, x + u * 0.05, top - u * 0.08)
            .open(),
        u * 0.012,
        steel,
        1);
    for (int i = 0; i < 3; i++) {
      int glaze = lit(new int[] {0xE58A3C, 0xF4F0E6, 0x5E8AA8}[i]);
      sheet.fill(
          Shapes.rounded(x - u * (0.2 - 0.035 * i), top - u * 0.055, u * 0.03, u * 0.05, u * 0.006),
          glaze);
    }
  }

  /// With a pot on it, a hood above and pans on a rail.
  private void stove() {
    double x = room.across(0.76);
    int steel = lit(STEEL);
    double wide = u * 0.22;
    sheet.fill(Shapes.box(x - wide / 2, top + u * 0.02, wide, foot - top - u * 0.05), steel);
    sheet.fill(
        Shapes.rounded(x - wide * 0.4, top + u * 0.075, wide * 0.8, u * 0.1, u * 0.01),
        lit(0x2C2E34));
    sheet.fill(
        Shapes.rounded(x - wide * 0.4, top + u * 0.062, wide * 0.8, u * 0.008, u * 0.004),
        Rgb.darker(steel, 0.3));
    for (int i = -1; i <= 1; i++) {
      sheet.fill(Shapes.circle(x + i * wide * 0.26, top + u * 0.042, u * 0.01), lit(0x3A3C42));
    }
    sheet.fill(Shapes.box(x - wide / 2, top - u * 0.014, wide, u * 0.014), lit(0x2C2E34));
    int pot = lit(0xC8503C);
    sheet.fill(Shapes.rounded(x - u * 0.065, top - u * 0.085, u * 0.13, u * 0.072, u * 0.014), pot);
    sheet.fill(Shapes.ellipse(x, top - u * 0.087, u * 0.068, u * 0.014), Rgb.lighter(pot, 0.25));
    sheet.fill(Shapes.circle(x, top - u * 0.104, u * 0.009), lit(0x3A3C42));
    for (int side = -1; side <= 1; side += 2) {
      sheet.line(
          Pen.at(x + side * u * 0.065, top - u * 0.06)
              .curve(x + side * u * 0.09, top - u * 0.058, x + side * u * 0.066, top - u * 0.04)
              .open(),
          u * 0.007,
          Rgb.darker(pot, 0.3),
          1);
    }
  }

  private void fridge() {
    if (room.canvas().width / u < 1.3) {
      return;
    }
    int steel = lit(0xE2E6EA);
    double x = room.across(0.95);
    Sheet here = sheet.at(x, foot + u * 0.01, Math.min(u * 0.62, room.floor() * 0.8));
    here.shadow(0, 0, 0.24, 0.02);
    here.fillDown(Shapes.rounded(-0.2, -1, 0.4, 0.99, 0.03), Rgb.lighter(steel, 0.2), steel);
    here.fill(Shapes.box(-0.2, -0.62, 0.4, 0.008), Rgb.darker(steel, 0.4));
    here.fill(Shapes.rounded(0.13, -0.86, 0.02, 0.18, 0.008), Rgb.darker(steel, 0.35));
    here.fill(Shapes.rounded(0.13, -0.56, 0.02, 0.24, 0.008), Rgb.darker(steel, 0.35));
  }
}
