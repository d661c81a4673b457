package io.openbailian.illustrator.style;

import io.openbailian.text.Dice;

/// Paints a picture over again in strokes.
final class Strokes {
  private final Surface surface;
  private final int[] source;
  private final Small soft;
  private final byte[] height;

  Strokes(Surface surface, int[] source) {
    this.surface = surface;
    this.source = source;
    this.soft = Small.of(source, surface.width, surface.height, 4).blurred(0.012 * surface.unit);
    this.height = new byte[source.length];
  }

  /// One layer, its sizes as shares of the picture's shorter side.
  ///
  /// @param error how wrong a place must look to be painted over; 0 paints everywhere
  void lay(String name, double length, double width, double spacing, int error)
      throws InterruptedException {
    double unit = surface.unit;
    Stamp[] brush = Stamp.brush(Math.max(3, length * unit), Math.max(1.5, width * unit), error);
    double step = Math.max(2, spacing * unit);
    Dice dice = surface.dice.fork(name);
    Small colours = Small.of(source, surface.width, surface.height, (int) Math.max(1, step / 3));
    for (int half = 0; half < 2; half++) {
      int count = 0;
      for (double y = half * step / 2; y < surface.height + step; y += step) {
        surface.poll(count++ & 63);
        for (double x = half * step / 2; x < surface.width + step; x += step) {
          long chance = dice.nextLong();
          int px = (int) (x + step * ((chance & 255) / 255.0 - 0.5));
          int py = (int) (y + step * ((chance >> 8 & 255) / 255.0 - 0.5));
          stroke(brush, colours, px, py, error, (int) (chance >> 16 & 0xFFFF));
        }
      }
    }
  }

  private void stroke(Stamp[] brush, Small colours, int px, int py, int error, int chance) {
    int x = Math.clamp(px, 0, surface.width - 1);
    int y = Math.clamp(py, 0, surface.height - 1);
    int at = y * surface.width + x;
    if (error > 0 && distance(source[at], surface.pixels[at]) < error) {
      return;
    }
    int rgb = Mix.raised(colours.at(x, y), (chance & 31) - 16);
    press(brush[angle(x, y, chance >> 4 & 3)], x, y, rgb);
  }

  private static int distance(int a, int b) {
    return (Math.abs((a >> 16 & 255) - (b >> 16 & 255))
            + Math.abs((a >> 8 & 255) - (b >> 8 & 255))
            + Math.abs((a & 255) - (b & 255)))
        / 3;
  }

  /// Along the form: across the direction in which the light changes most.
  private int angle(int x, int y, int chance) {
    int far = surface.pixels(0.008) + 4;
    int gx = Mix.luma(soft.at(x + far, y)) - Mix.luma(soft.at(x - far, y));
    int gy = Mix.luma(soft.at(x, y + far)) - Mix.luma(soft.at(x, y - far));
    if (gx * gx + gy * gy < 20) {
      int flow =
          RepeatingTextures.CLOUD[
              RepeatingTextures.index(
                  x * 64 / (int) (surface.unit + 1), y * 64 / (int) (surface.unit + 1))];
      return Math.floorMod(flow / 14 + chance, Stamp.ANGLES);
    }
    double turn = StrictMath.atan2(gx, -gy) / StrictMath.PI * Stamp.ANGLES;
    return Math.floorMod(Math.round(turn) + (chance & 1), Stamp.ANGLES);
  }

  private void press(Stamp stamp, int cx, int cy, int rgb) {
    int left = cx - stamp.side / 2;
    int top = cy - stamp.side / 2;
    int x0 = Math.max(0, -left);
    int x1 = Math.min(stamp.side, surface.width - left);
    int y1 = Math.min(stamp.side, surface.height - top);
    for (int y = Math.max(0, -top); y < y1; y++) {
      int row = (top + y) * surface.width + left;
      for (int x = x0; x < x1; x++) {
        int paint = stamp.paint[y * stamp.side + x] & 255;
        if (paint > 24) {
          surface.pixels[row + x] = Mix.of(surface.pixels[row + x], rgb, paint);
          height[row + x] = stamp.height[y * stamp.side + x];
        }
      }
    }
  }

  /// Light from above, from the sun's side, on the ridges of the paint.
  void light() throws InterruptedException {
    int side = surface.lightX < surface.width / 2.0 ? -1 : 1;
    for (int y = 1; y < surface.height; y++) {
      surface.poll(y);
      int row = y * surface.width;
      for (int x = 1; x < surface.width - 1; x++) {
        int slope = (height[row + x] & 255) - (height[row - surface.width + x + side] & 255);
        int light = Math.clamp(slope / 4, -16, 24) / 8 * 8;
        if (light != 0) {
          surface.pixels[row + x] = Mix.raised(surface.pixels[row + x], light);
        }
      }
    }
  }
}
