package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Dice;
import io.openbailian.engine.embedded.scene.Style;
import java.awt.Shape;
import java.awt.geom.Arc2D;

/// A city that is not built yet: tapering towers with lines of light, rings, domes and traffic in
/// the air.
final class FutureCity {
  private static final int[] COOL = {0x37E6F5, 0x5AA9FF, 0xB48CFF, 0x4CF0C0};
  private static final int[] HOT = {0x24E5F2, 0xFF4FB0, 0xFFC04A, 0xA86BFF};

  private FutureCity() {}

  static void draw(Canvas canvas) {
    dome(canvas);
    planet(canvas);
    for (int depth = 3; depth >= 0; depth--) {
      row(canvas, depth);
      if (depth == 2) {
        traffic(canvas);
      }
    }
  }

  /// The light of the city on the air above it.
  private static void dome(Canvas canvas) {
    int glow =
        Rgb.mix(canvas.palette.horizon(), lights(canvas)[canvas.dice.fork("dome").below(3)], 0.55);
    canvas.sheet.fillDown(
        Shapes.box(0, canvas.horizon * 0.25, canvas.width, canvas.horizon * 0.75),
        glow,
        0,
        glow,
        0.75);
    canvas.sheet.glow(
        canvas.width * 0.5, canvas.horizon, canvas.unit * 0.75, Rgb.lighter(glow, 0.35), 0.5);
  }

  private static int[] lights(Canvas canvas) {
    return canvas.scene.style() == Style.CYBERPUNK ? HOT : COOL;
  }

  private static void planet(Canvas canvas) {
    Dice dice = canvas.dice.fork("planet");
    double r = canvas.unit * dice.between(0.11, 0.17);
    double x = canvas.width - canvas.sunX;
    double y = canvas.horizon * dice.between(0.28, 0.4);
    int colour = Rgb.mix(canvas.palette.horizon(), dice.pick(lights(canvas)), 0.3);
    canvas.sheet.glow(x, y, r * 1.7, colour, 0.5);
    canvas.sheet.fillDown(
        Shapes.circle(x, y, r), Rgb.lighter(colour, 0.3), 0.85, canvas.palette.middle(), 0.15);
    Sheet tilted = canvas.sheet.at(x, y, r).turned(-0.35);
    tilted.line(
        new Arc2D.Double(-1.6, -0.3, 3.2, 0.6, 170, 200, Arc2D.OPEN),
        0.045,
        Rgb.lighter(colour, 0.4),
        0.7);
  }

  private static void row(Canvas canvas, int depth) {
    Dice dice = canvas.dice.fork("future", depth);
    double reach = Math.clamp(canvas.horizon / canvas.unit, 0.6, 1.7);
    double tall = canvas.unit * (0.72 - 0.07 * depth) * reach;
    double step = canvas.unit * (0.13 - 0.012 * depth);
    for (double x = -step * 0.3; x < canvas.width + step; x += step * dice.between(0.75, 1.25)) {
      double rise = dice.unit();
      double high = tall * (0.3 + 0.65 * rise * rise) + canvas.unit * 0.05 * depth;
      double wide = step * dice.between(0.5, 0.85);
      int body =
          Rgb.mix(
              Rgb.darker(Rgb.under(0x55708F, canvas.palette.ambient()), 0.35),
              Rgb.lighter(Rgb.mix(canvas.palette.horizon(), lights(canvas)[0], 0.35), 0.05),
              0.2 * depth);
      tower(canvas, dice, x, wide, high, body, depth);
    }
  }

  private static void tower(
      Canvas canvas, Dice dice, double x, double wide, double high, int body, int depth) {
    Sheet sheet = canvas.sheet;
    double foot = canvas.horizon + 2;
    double top = foot - high;
    Shape hull =
        switch (dice.below(4)) {
          case 0 -> spire(x, wide, top, foot);
          case 1 -> sail(x, wide, top, foot);
          case 2 -> domed(x, wide, top, foot);
          default -> slanted(x, wide, top, foot);
        };
    sheet.fillDown(hull, Rgb.lighter(body, 0.06), Rgb.mix(body, canvas.palette.horizon(), 0.35));
    sheet.fill(litFlank(canvas, x, wide, top, foot), Rgb.lighter(body, 0.25), 0.4);
    if (depth > 2) {
      return;
    }
    cells(canvas, dice, x, wide, top, high);
    int light = dice.pick(lights(canvas));
    double strength = 0.9 - 0.22 * depth;
    int lines = 1 + dice.below(3);
    for (int i = 0; i < lines; i++) {
      double lx = x + wide * (0.5 + 0.22 * (i - (lines - 1) / 2.0));
      sheet.fill(
          Shapes.box(lx, top + high * 0.2, Math.max(0.8, wide * 0.035), high * 0.8),
          light,
          strength);
    }
    bands(sheet, dice, x, wide, top, high, light, strength);
    if (depth == 0 && dice.chance(0.4)) {
      ring(sheet, x + wide / 2, top + high * 0.3, wide * 0.95, light);
    }
  }

  private static Shape litFlank(Canvas canvas, double x, double wide, double top, double foot) {
    double edge = canvas.sunX < x ? 0.16 : 0.72;
    double up = top + (foot - top) * 0.38;
    return Shapes.polygon(
        x + wide * edge,
        foot,
        x + wide * (edge + 0.03),
        up,
        x + wide * (edge + 0.1),
        up,
        x + wide * (edge + 0.13),
        foot);
  }

  /// Windows too many to count.
  private static void cells(
      Canvas canvas, Dice dice, double x, double wide, double top, double high) {
    double cell = Math.max(1, canvas.unit * 0.006);
    int rows = (int) Math.min(48, high * 0.6 / (cell * 2));
    for (int row = 0; row < rows; row++) {
      double y = top + high * 0.38 + row * cell * 2;
      for (int column = 0; column < 5; column++) {
        if (dice.chance(0.3)) {
          canvas.sheet.fill(
              Shapes.box(x + wide * (0.2 + 0.13 * column), y, cell, cell),
              dice.chance(0.7) ? 0xFFE3A8 : 0xBFF4FF,
              0.8);
        }
      }
    }
  }

  private static Shape spire(double x, double wide, double top, double foot) {
    double middle = x + wide / 2;
    double shoulder = top + (foot - top) * 0.35;
    return Pen.at(x, foot)
        .curve(x + wide * 0.1, shoulder, middle - wide * 0.06, top)
        .to(middle + wide * 0.06, top)
        .curve(x + wide * 0.9, shoulder, x + wide, foot)
        .close();
  }

  private static Shape sail(double x, double wide, double top, double foot) {
    return Pen.at(x, foot)
        .to(x, top + (foot - top) * 0.3)
        .curve(x + wide * 0.2, top, x + wide, top)
        .curve(x + wide * 0.8, top + (foot - top) * 0.5, x + wide, foot)
        .close();
  }

  private static Shape domed(double x, double wide, double top, double foot) {
    return Pen.at(x, foot)
        .to(x + wide * 0.08, top + wide * 0.5)
        .curve(x + wide * 0.1, top, x + wide / 2, top)
        .curve(x + wide * 0.9, top, x + wide * 0.92, top + wide * 0.5)
        .to(x + wide, foot)
        .close();
  }

  private static Shape slanted(double x, double wide, double top, double foot) {
    return Shapes.polygon(
        x,
        foot,
        x + wide * 0.06,
        top + wide * 0.9,
        x + wide * 0.6,
        top,
        x + wide * 0.94,
        top + wide * 0.35,
        x + wide,
        foot);
  }

  private static void bands(
      Sheet sheet,
      Dice dice,
      double x,
      double wide,
      double top,
      double high,
      int light,
      double strength) {
    int count = 3 + dice.below(6);
    for (int i = 0; i < count; i++) {
      double y = top + high * dice.between(0.3, 0.97);
      sheet.fill(
          Shapes.box(
              x + wide * 0.14, y, wide * dice.between(0.2, 0.72), Math.max(0.7, wide * 0.03)),
          light,
          strength * 0.6);
    }
  }

  private static void ring(Sheet sheet, double x, double y, double r, int light) {
    sheet.line(Shapes.ellipse(x, y, r, r * 0.24), r * 0.06, light, 0.85);
    sheet.line(Shapes.ellipse(x, y, r, r * 0.24), r * 0.2, light, 0.18);
  }

  private static void traffic(Canvas canvas) {
    Dice dice = canvas.dice.fork("traffic");
    for (int i = 0; i < 9; i++) {
      double x = canvas.width * dice.unit();
      double y = canvas.horizon * dice.between(0.3, 0.85);
      double length = canvas.unit * dice.between(0.05, 0.13);
      int light = dice.pick(lights(canvas));
      double size = canvas.unit * dice.between(0.006, 0.011);
      canvas.sheet.fill(
          Shapes.polygon(x - length, y, x, y - size * 0.5, x, y + size * 0.5), light, 0.5);
      canvas.sheet.fill(
          Shapes.ellipse(x, y, size * 2.4, size), Rgb.darker(canvas.palette.near(), 0.2));
      canvas.sheet.fill(Shapes.circle(x + size * 1.6, y, size * 0.5), 0xFFFFFF);
    }
  }
}
