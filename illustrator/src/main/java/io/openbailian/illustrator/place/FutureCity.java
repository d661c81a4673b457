package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Style;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;

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
        hero(canvas, canvas.dice.fork("hero"), 0);
        AirTraffic.draw(canvas, lights(canvas));
      }
      if (depth == 1) {
        hero(canvas, canvas.dice.fork("second"), 1);
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
    double r = canvas.unit * dice.between(0.11, 0.2);
    double x = canvas.width - canvas.sunX;
    double y = canvas.horizon * dice.between(0.22, 0.36);
    int colour = Rgb.mix(canvas.palette.horizon(), dice.pick(lights(canvas)), 0.4);
    canvas.sheet.glow(x, y, r * 2, colour, 0.5);
    Sheet tilted = canvas.sheet.at(x, y, r).turned(-0.35);
    ring(tilted, colour, 0);
    tilted.fillDown(
        Shapes.circle(0, 0, 1), Rgb.lighter(colour, 0.42), 0.95, canvas.palette.zenith(), 0.85);
    Area bands = new Area();
    for (int i = 0; i < 6; i++) {
      double level = -0.8 + 0.3 * i + dice.between(-0.06, 0.06);
      bands.add(new Area(Shapes.ellipse(0, level, 1.2, dice.between(0.03, 0.08))));
    }
    bands.intersect(new Area(Shapes.circle(0, 0, 0.99)));
    tilted.fill(bands, Rgb.lighter(colour, 0.5), 0.22);
    Area night = new Area(Shapes.circle(0, 0, 1));
    night.subtract(new Area(Shapes.circle(canvas.sunX < x ? -0.34 : 0.34, -0.2, 1.06)));
    tilted.fill(night, canvas.palette.zenith(), 0.55);
    ring(tilted, colour, 180);
    double moon = r * 0.16;
    double side = canvas.sunX < x ? 1 : -1;
    canvas.sheet.fillDown(
        Shapes.circle(x + side * r * 1.5, y + r * 0.9, moon),
        Rgb.lighter(colour, 0.4),
        canvas.palette.middle());
  }

  private static void ring(Sheet tilted, int colour, int from) {
    for (int i = 0; i < 3; i++) {
      double r = 1.5 + 0.14 * i;
      tilted.line(
          new Arc2D.Double(-r, -r * 0.2, 2 * r, r * 0.4, from, 180, Arc2D.OPEN),
          0.07 - 0.015 * i,
          Rgb.lighter(colour, 0.4),
          0.6 - 0.13 * i);
    }
  }

  private static void row(Canvas canvas, int depth) {
    Dice dice = canvas.dice.fork("future", depth);
    double reach = Math.clamp(canvas.horizon / canvas.unit, 0.6, 1.7);
    double tall = canvas.unit * (0.72 - 0.07 * depth) * reach;
    double step = canvas.unit * (0.13 - 0.012 * depth);
    for (double x = -step * 0.3; x < canvas.width + step; x += step * dice.between(0.75, 1.25)) {
      double rise = dice.unit();
      double centre = 1 - Math.abs(x / canvas.width - 0.5);
      double high =
          tall * (0.2 + 0.75 * rise * rise) * (0.55 + 0.5 * centre) + canvas.unit * 0.05 * depth;
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
    rim(canvas, hull, wide, depth);
    beacon(sheet, dice, x + wide / 2, top, wide, light, depth);
    if (depth == 0 && dice.chance(0.3)) {
      ring(sheet, x + wide / 2, top + high * 0.3, wide * 0.95, light);
    }
    if (depth < 2 && dice.chance(0.3)) {
      sign(sheet, dice, x + wide * 0.3, top + high * dice.between(0.45, 0.62), wide * 0.4, light);
    }
  }

  /// A landmark far above the rest: flutes of light that gather into a needle, decks around it.
  private static void hero(Canvas canvas, Dice dice, int second) {
    Sheet sheet = canvas.sheet;
    double share = canvas.sunX < canvas.width / 2.0 ? 0.62 : 0.38;
    double x =
        canvas.width * (second == 0 ? share : 1 - share) + canvas.unit * dice.between(-0.08, 0.08);
    double high = Math.min(canvas.horizon * 0.86, canvas.unit * (second == 0 ? 1.1 : 0.72));
    double foot = canvas.horizon + 2;
    double half = canvas.unit * (second == 0 ? 0.1 : 0.075);
    int light = lights(canvas)[dice.below(4)];
    int body = Rgb.mix(Rgb.under(0x6A88AC, canvas.palette.ambient()), canvas.palette.near(), 0.2);
    sheet.glow(x, foot - high * 0.5, high * 0.45, light, 0.28);
    for (int i = 2; i >= 0; i--) {
      double tall = high * (1 - 0.2 * i);
      double wide = half * (0.36 + 0.32 * i);
      for (int side = -1; side <= 1; side += 2) {
        Shape flute =
            Pen.at(x, foot)
                .to(x + side * wide, foot)
                .bend(
                    x + side * wide * 0.72,
                    foot - tall * 0.4,
                    x + side * wide * 0.12,
                    foot - tall * 0.6,
                    x,
                    foot - tall)
                .close();
        boolean lit = side < 0 == canvas.sunX < x;
        int tone = Rgb.mix(body, Rgb.lighter(light, 0.3), (lit ? 0.28 : 0.06) + 0.05 * i);
        sheet.fillDown(
            flute, Rgb.lighter(tone, 0.08), Rgb.mix(tone, canvas.palette.horizon(), 0.4));
        sheet.line(flute, Math.max(0.7, half * 0.02), Rgb.lighter(light, 0.35), 0.55);
      }
    }
    for (int i = 0; i < 46; i++) {
      double t = 0.02 + 0.62 * i / 46;
      double wide = half * 0.72 * (1 - t) * (1 - t);
      sheet.fill(
          Shapes.box(
              x - wide * dice.between(0.2, 1),
              foot - high * t,
              wide * dice.between(0.3, 1.5),
              Math.max(0.7, high * 0.0035)),
          i % 5 == 0 ? light : 0xFFE9BC,
          0.6);
    }
    for (int i = 0; i < 3; i++) {
      double y = foot - high * (0.36 + 0.15 * i);
      double r = half * (0.85 - 0.24 * i);
      sheet.fill(Shapes.ellipse(x, y, r, r * 0.2), Rgb.darker(body, 0.3));
      ring(sheet, x, y - r * 0.05, r, light);
    }
    sheet.line(
        Pen.at(x, foot - high).to(x, foot - high * 1.07).open(),
        Math.max(0.7, half * 0.03),
        light,
        0.9);
    sheet.glow(x, foot - high * 1.07, half * 0.7, light, 0.9);
  }

  /// The glow of the neighbours along one edge.
  private static void rim(Canvas canvas, Shape hull, double wide, int depth) {
    canvas.sheet.line(
        hull, Math.max(0.6, wide * 0.018), Rgb.lighter(lights(canvas)[0], 0.3), 0.3 - 0.08 * depth);
  }

  private static void beacon(
      Sheet sheet, Dice dice, double x, double top, double wide, int light, int depth) {
    if (!dice.chance(0.55)) {
      return;
    }
    double tall = wide * dice.between(0.3, 1.1);
    sheet.line(Pen.at(x, top).to(x, top - tall).open(), Math.max(0.6, wide * 0.03), light, 0.5);
    sheet.glow(x, top - tall, wide * 0.3, light, 0.8 - 0.2 * depth);
    sheet.fill(Shapes.circle(x, top - tall, Math.max(0.8, wide * 0.035)), 0xFFFFFF);
  }

  /// A board of light with glyphs that nobody can read yet.
  private static void sign(Sheet sheet, Dice dice, double x, double y, double wide, int light) {
    double cell = wide / 3;
    sheet.glow(x + wide / 2, y + wide * 0.9, wide * 1.3, light, 0.4);
    sheet.fill(Shapes.rounded(x, y, wide, wide * 1.8, wide * 0.08), 0x0A1226, 0.7);
    sheet.line(Shapes.rounded(x, y, wide, wide * 1.8, wide * 0.08), wide * 0.05, light, 0.95);
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 2; column++) {
        if (dice.chance(0.8)) {
          double gx = x + cell * (0.45 + 1.15 * column);
          double gy = y + wide * (0.18 + 0.4 * row);
          sheet.fill(Shapes.box(gx, gy, cell * 0.9, cell * 0.22), light, 0.95);
          sheet.fill(
              Shapes.box(gx + cell * 0.3 * dice.below(3), gy, cell * 0.22, cell * 0.75),
              light,
              0.95);
        }
      }
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
}
