package io.openbailian.illustrator.style;

/// A sky in bands of one colour each, parted by waves.
final class Bands {
  private Bands() {}

  /// Replaces the sky's gradient.
  ///
  /// @param swing how high the waves are, as a share of the picture's shorter side
  /// @param shaded whether each band throws a shadow on the one above it, as layers of paper do
  static void lay(Surface surface, int count, double swing, boolean shaded)
      throws InterruptedException {
    int end = (int) Math.clamp(surface.horizon, 1, surface.height);
    int[] colours = new int[count + 1];
    for (int i = 0; i <= count; i++) {
      int y = Math.min(surface.height - 1, (int) ((Math.min(i, count - 1) + 0.5) * end / count));
      colours[i] =
          surface
              .pixels[
              y * surface.width + (surface.lightX < surface.width / 2.0 ? surface.width - 1 : 0)];
    }
    int[][] waves = new int[count + 1][surface.width];
    for (int i = 0; i <= count; i++) {
      new PictureNoise(surface.dice.fork("band", i), surface.unit * 0.9).row(0, waves[i]);
    }
    double tall = end / (double) count;
    double depth = Math.max(1, 0.014 * surface.unit);
    for (int y = 0; y < surface.height; y++) {
      surface.poll(y);
      for (int x = 0; x < surface.width; x++) {
        surface.pixels[y * surface.width + x] =
            band(colours, waves, x, y, tall, swing * surface.unit / 128, shaded ? depth : 0);
      }
    }
  }

  private static int band(
      int[] colours, int[][] waves, int x, int y, double tall, double swing, double depth) {
    int band = 0;
    double down = Double.MAX_VALUE;
    double up = Double.MAX_VALUE;
    for (int i = 1; i < colours.length; i++) {
      double edge = y - i * tall - waves[i][x] * swing;
      if (edge < 0) {
        up = -edge;
        break;
      }
      band = i;
      down = edge;
    }
    int rgb = colours[band];
    int over = down < 1 ? Mix.of(colours[band - 1], rgb, (int) (256 * down)) : rgb;
    return up < depth ? Mix.scaled(over, 256 - (int) (70 * (1 - up / depth))) : over;
  }
}
