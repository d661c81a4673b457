package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Palette;
import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Dice;
import io.openbailian.engine.embedded.scene.Sky;

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
        pixels[row + x] = Heaven.blend(source[sx], deep, own);
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
  }
}
