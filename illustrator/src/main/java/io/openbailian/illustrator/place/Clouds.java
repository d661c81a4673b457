package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.TimeOfDay;
import io.openbailian.illustrator.scene.Weather;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.text.Dice;

/// Clouds with bulk: heaped puffs frayed by noise, bright where they face the light, flat and dim
/// underneath; small and hazy far off, large above.
final class Clouds {
  private final Canvas canvas;
  private final boolean heavy;
  private final int bright;
  private final int dim;

  private Clouds(Canvas canvas) {
    this.canvas = canvas;
    this.heavy = canvas.scene.weather() == Weather.CLOUDY || canvas.scene.weather() == Weather.RAIN;
    this.bright = bright(canvas, heavy);
    this.dim = dim(canvas, heavy);
  }

  private static int bright(Canvas canvas, boolean heavy) {
    Palette palette = canvas.palette;
    return switch (canvas.scene.time()) {
      case NIGHT -> Rgb.mix(palette.sun(), palette.middle(), 0.68);
      case DAWN, DUSK -> Rgb.mix(palette.sun(), palette.horizon(), heavy ? 0.55 : 0.25);
      case DAY -> heavy ? Rgb.lighter(palette.horizon(), 0.1) : Rgb.lighter(palette.sun(), 0.5);
    };
  }

  private static int dim(Canvas canvas, boolean heavy) {
    Palette palette = canvas.palette;
    return switch (canvas.scene.time()) {
      case NIGHT -> Rgb.mix(palette.middle(), palette.zenith(), 0.45);
      case DAWN, DUSK -> Rgb.mix(palette.middle(), palette.zenith(), heavy ? 0.6 : 0.4);
      case DAY ->
          heavy
              ? Rgb.mix(palette.middle(), Rgb.darker(palette.zenith(), 0.25), 0.5)
              : Rgb.mix(palette.middle(), palette.horizon(), 0.3);
    };
  }

  static void draw(Canvas canvas) throws InterruptedException {
    new Clouds(canvas).drawAll();
  }

  private void drawAll() throws InterruptedException {
    Dice dice = canvas.dice.fork("clouds");
    SmoothNoise fray = new SmoothNoise(dice.fork("fray"));
    wisps(fray);
    double room =
        Math.clamp(canvas.width * canvas.horizon / (canvas.unit * canvas.unit * 0.65), 0.7, 3);
    int count = (int) (((heavy ? 9 : 4) + dice.below(3)) * room);
    for (int i = 0; i < count; i++) {
      canvas.poll();
      double down = 0.9 - 0.78 * i / count + dice.between(-0.06, 0.06);
      double size = canvas.unit * (0.1 + 0.36 * (1 - down)) * dice.between(0.75, 1.3);
      double x = canvas.width * ((i * 0.382 + dice.between(0, 0.35)) % 1.0);
      cloud(dice.fork("cloud", i), fray, x, canvas.horizon * down, size, down);
    }
  }

  /// Thin ice clouds combed by the wind, high up.
  private void wisps(SmoothNoise fray) throws InterruptedException {
    double step = 1 / canvas.unit;
    int bottom = (int) Math.min(canvas.height, canvas.horizon * 0.6);
    float most = canvas.scene.time() == TimeOfDay.NIGHT ? 40 : 92;
    int[] pixels = canvas.pixels();
    float[] here = new float[canvas.width / 3 + 2];
    for (int y = 0; y < bottom; y++) {
      canvas.poll(y);
      if (y % 3 == 0) {
        double v = y * step * 7;
        for (int i = 0; i < here.length; i++) {
          double u = i * 3 * step * 1.7 + v * 0.22;
          float density = fray.octaves(u + 3, v + fray.at(u * 1.3, v * 0.2) * 0.9, 3) - 0.08f;
          here[i] = most * Math.clamp(density * 2.2f, 0, 1) * (1 - y / (float) bottom);
        }
      }
      int row = y * canvas.width;
      for (int x = 0; x < canvas.width; x++) {
        float share = here[x / 3];
        if (share > 1) {
          pixels[row + x] = Rgb.blended(pixels[row + x], bright, share);
        }
      }
    }
  }

  private void cloud(Dice dice, SmoothNoise fray, double x, double y, double size, double down) {
    int puffs = 6 + dice.below(4);
    double[] puff = new double[3 * puffs];
    double lean = dice.between(-0.25, 0.25);
    for (int i = 0; i < puffs; i++) {
      double along = (i + 0.5) / puffs;
      double hump = StrictMath.sin(StrictMath.PI * Math.clamp(along + lean * (1 - along), 0, 1));
      double r = size * (0.05 + 0.21 * hump * dice.between(0.6, 1.15));
      puff[3 * i] = size * (along - 0.5) * 1.5;
      puff[3 * i + 1] = -r * dice.between(0.4, 0.75);
      puff[3 * i + 2] = r;
    }
    double wide = size * 0.95;
    double tall = size * 0.52;
    int step = (int) Math.max(1, canvas.unit / 400);
    int columns = (int) (2 * wide / step) + 2;
    int rows = (int) ((tall + size * 0.14) / step) + 2;
    float[] density = new float[columns * rows];
    double grain = 4.2 / size;
    double offset = dice.between(0, 40);
    for (int row = 0; row < rows; row++) {
      double dy = row * step - tall;
      for (int column = 0; column < columns; column++) {
        double dx = column * step - wide;
        float frayed = fray.octaves(dx * grain + offset, dy * grain * 1.25, 4);
        density[row * columns + column] = (float) (inside(puff, dx, dy, size) + 1.05 * frayed);
      }
    }
    lay(density, columns, rows, step, x - wide, y - tall, size, down);
  }

  /// How deep within the puffs a point is; the underside is flat.
  private static double inside(double[] puff, double dx, double dy, double size) {
    double most = -1.2;
    for (int i = 0; i < puff.length; i += 3) {
      double r = puff[i + 2];
      double x = (dx - puff[i]) / (r * 1.3);
      double y = (dy - puff[i + 1]) / r;
      most = Math.max(most, (1 - x * x - y * y) * Math.min(1, r / (size * 0.2)));
    }
    double under = dy / (size * 0.09);
    return under > 0 ? most - under * under * 1.4 : most;
  }

  private void lay(
      float[] density,
      int columns,
      int rows,
      int step,
      double left,
      double top,
      double size,
      double down) {
    double away = StrictMath.hypot(canvas.sunX - left - size, canvas.sunY - top) + 1;
    int towards = (int) Math.max(1, size * 0.07 / step);
    int sideways = (int) Math.round(towards * (canvas.sunX - left - size) / away);
    int upwards = (int) Math.round(towards * Math.min(-0.35, (canvas.sunY - top) / away));
    float solid = heavy ? 225 : canvas.scene.time() == TimeOfDay.NIGHT ? 150 : 240;
    int far = Rgb.mix(dim, canvas.palette.horizon(), 0.6 * down);
    int near = Rgb.mix(bright, canvas.palette.horizon(), 0.35 * down);
    int[] colour = new int[columns * rows];
    float[] cover = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int at = row * columns + column;
        float here = density[at];
        int r = Math.clamp(row + upwards, 0, rows - 1);
        int c = Math.clamp(column + sideways, 0, columns - 1);
        float lit = 0.62f + 0.5f * (here - density[r * columns + c]);
        float height = 1 - row / (float) rows;
        colour[at] =
            Rgb.blended(far, near, 256 * Math.clamp(lit * 0.72f + 0.42f * height - 0.1f, 0, 1));
        float edge = Math.clamp(here * 2.1f, 0, 1);
        cover[at] = solid * edge * edge * (3 - 2 * edge);
      }
    }
    blend(colour, cover, columns, rows, step, (int) left, (int) top);
  }

  private void blend(
      int[] colour, float[] cover, int columns, int rows, int step, int left, int top) {
    int[] pixels = canvas.pixels();
    int bottom =
        Math.min((int) Math.min(canvas.height, canvas.horizon + 1), top + (rows - 1) * step);
    int right = Math.min(canvas.width, left + (columns - 1) * step);
    for (int y = Math.max(0, top); y < bottom; y++) {
      int row = (y - top) / step;
      float v = (y - top) % step / (float) step;
      for (int x = Math.max(0, left); x < right; x++) {
        int column = (x - left) / step;
        int at = row * columns + column;
        float u = (x - left) % step / (float) step;
        float above = cover[at] + (cover[at + 1] - cover[at]) * u;
        float below = cover[at + columns] + (cover[at + columns + 1] - cover[at + columns]) * u;
        float share = above + (below - above) * v;
        if (share > 1) {
          int upper = Rgb.blended(colour[at], colour[at + 1], 256 * u);
          int lower = Rgb.blended(colour[at + columns], colour[at + columns + 1], 256 * u);
          int pixel = y * canvas.width + x;
          pixels[pixel] = Rgb.blended(pixels[pixel], Rgb.blended(upper, lower, 256 * v), share);
        }
      }
    }
  }
}
