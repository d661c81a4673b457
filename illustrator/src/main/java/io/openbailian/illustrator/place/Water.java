package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Noise;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;
import java.awt.geom.Path2D;

/// Open water: what stands above its line is mirrored in it, broken by ripples that grow nearer.
final class Water {
  private Water() {}

  /// Mirrors everything drawn so far from the line down to the bottom.
  static void mirror(Canvas canvas, double line, double clearness) throws InterruptedException {
    if (canvas.layers != null) {
      canvas.layers.water(line, clearness);
      return;
    }
    int[] pixels = canvas.pixels();
    int top = (int) line;
    Noise ripples = new Noise(canvas.dice.fork("ripples"));
    Palette palette = canvas.palette;
    double depth = Math.max(1, canvas.height - line);
    int[] source = new int[canvas.width];
    for (int y = Math.max(0, top); y < canvas.height; y++) {
      canvas.poll(y);
      double down = (y - line) / depth;
      double wave = ripples.octaves(60 * StrictMath.sqrt(down + 0.002), 2, 0.6);
      double shift = canvas.unit * 0.012 * (0.15 + down) * wave;
      int from = (int) Math.clamp(2 * line - y - 1 + shift * 2.2, 0, Math.max(0, top - 1));
      System.arraycopy(pixels, from * canvas.width, source, 0, canvas.width);
      int deep = Rgb.mix(palette.water(), Rgb.darker(palette.water(), 0.4), down);
      float own = (float) (256 * Math.clamp(1 - clearness + 0.35 * down + 0.08 * wave, 0, 1));
      int row = y * canvas.width;
      int skew = (int) shift;
      for (int x = 0; x < canvas.width; x++) {
        int sx = Math.clamp(x + skew, 0, canvas.width - 1);
        pixels[row + x] = Rgb.blended(source[sx], deep, own);
      }
    }
  }

  /// Glints of the sun or the moon, and the crests of waves.
  static void glints(Canvas canvas, double line) {
    if (canvas.layers != null) {
      return; // they move
    }
    Dice dice = canvas.dice.fork("glints");
    boolean shining = canvas.scene.shows(Sky.SUN) || canvas.scene.shows(Sky.MOON);
    double depth = canvas.height - line;
    int count = (int) (90 * Math.clamp(canvas.width / canvas.unit, 1, 3));
    for (int i = 0; i < count; i++) {
      double down = dice.unit();
      double y = line + depth * down * down;
      double wide = canvas.unit * (0.012 + 0.07 * down) * dice.between(0.5, 1.4);
      boolean inPath = shining && i % 2 == 0;
      double spread = canvas.unit * (0.06 + 0.1 * down);
      double x =
          inPath
              ? canvas.sunX + spread * dice.between(-1, 1) * dice.unit()
              : canvas.width * dice.unit();
      int light = inPath ? canvas.palette.sun() : Rgb.lighter(canvas.palette.horizon(), 0.2);
      canvas.sheet.fill(
          Shapes.ellipse(x, y, wide, canvas.unit * (0.0012 + 0.0022 * down)),
          light,
          inPath ? 0.75 : 0.28);
    }
  }

  /// Swell that comes in: long crests with foam, larger and farther apart as they near.
  static void swell(Canvas canvas, double from, double to) {
    Dice dice = canvas.dice.fork("swell");
    Noise wave = new Noise(dice.fork("wave"));
    int deep = Rgb.darker(canvas.palette.water(), 0.22);
    int foam = canvas.palette.lit(0xFFFFFF);
    for (int i = 0; i < 7; i++) {
      double down = (i + 0.6) / 7;
      double y = from + (to - from) * down * down;
      double tall = canvas.unit * (0.003 + 0.017 * down);
      double step = canvas.unit * 0.012;
      Path2D.Double body = new Path2D.Double();
      Path2D.Double crest = new Path2D.Double(Path2D.WIND_NON_ZERO);
      body.moveTo(-step, y + tall * 1.4);
      for (double x = -step; x <= canvas.width + step; x += step) {
        double rise = tall * wave.octaves(x / canvas.unit * (6 - 3 * down) + 31 * i, 3, 0.5);
        body.lineTo(x, y - rise);
        if (rise > tall * 0.16) {
          double thick = Math.min(tall * 0.45, rise * 0.5);
          crest.append(Shapes.ellipse(x, y - rise, step * 0.9, thick * 0.5), false);
        }
      }
      body.lineTo(canvas.width + step, y + tall * 1.4);
      body.closePath();
      canvas.sheet.fillDown(body, deep, 0.4, deep, 0);
      canvas.sheet.fill(crest, foam, 0.34 + 0.4 * down);
    }
  }

  /// A shore of sand with the foam of the last wave.
  static void beach(Canvas canvas, double level) {
    int sand = canvas.palette.lit(0xEBD3A2);
    Dice dice = canvas.dice.fork("beach");
    canvas.sheet.fill(
        Ridges.outline(canvas, dice, level - canvas.unit * 0.012, canvas.unit * 0.03, 1.1, 2),
        canvas.palette.lit(0xFFFFFF),
        0.75);
    canvas.sheet.fillDown(
        Ridges.outline(canvas, dice, level, canvas.unit * 0.03, 1.1, 2),
        Rgb.darker(sand, 0.12),
        Rgb.lighter(sand, 0.12));
    Path2D.Double ripples = new Path2D.Double(Path2D.WIND_NON_ZERO);
    Path2D.Double pebbles = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double depth = canvas.height - level;
    for (int i = 0; i < 130; i++) {
      double down = dice.unit();
      double x = canvas.width * dice.unit();
      double y = level + depth * (0.14 + 0.86 * down);
      double size = canvas.unit * (0.002 + 0.006 * down);
      if (i % 4 == 0) {
        pebbles.append(Shapes.ellipse(x, y, size * 0.7, size * 0.45), false);
      } else {
        ripples.append(Shapes.ellipse(x, y, size * dice.between(4, 9), size * 0.3), false);
      }
    }
    canvas.sheet.fill(ripples, Rgb.darker(sand, 0.22), 0.28);
    canvas.sheet.fill(pebbles, Rgb.lighter(sand, 0.5), 0.9);
    if (dice.chance(0.6)) {
      starfish(canvas, dice.fork("starfish"), level + depth * 0.55);
    }
  }

  private static void starfish(Canvas canvas, Dice dice, double y) {
    double x = canvas.width * dice.between(0.1, 0.9);
    double r = canvas.unit * 0.02;
    double[] xy = new double[20];
    double turn = dice.unit();
    for (int i = 0; i < 10; i++) {
      double angle = StrictMath.PI * (i / 5.0 + turn);
      double off = i % 2 == 0 ? r : r * 0.42;
      xy[2 * i] = x + off * StrictMath.cos(angle);
      xy[2 * i + 1] = y + off * 0.6 * StrictMath.sin(angle);
    }
    canvas.sheet.shadow(x, y + r * 0.2, r, r * 0.5);
    canvas.sheet.paintForm(Shapes.smooth(xy), 0xF08A5A);
  }
}
