package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Palette;
import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Sky;
import io.openbailian.engine.embedded.scene.TimeOfDay;

/// The sky itself: its colours from the zenith to the horizon, and the glow around its light.
final class Heaven {
  private Heaven() {}

  static void draw(Canvas canvas) throws InterruptedException {
    int[] pixels = canvas.pixels();
    Palette palette = canvas.palette;
    boolean shining = canvas.scene.shows(Sky.SUN) || canvas.scene.shows(Sky.MOON);
    double strength = shining ? (canvas.scene.time() == TimeOfDay.NIGHT ? 0.34 : 0.62) : 0.12;
    double reach = canvas.unit * (canvas.scene.time() == TimeOfDay.DAY ? 0.55 : 0.8);
    float[] falloff = falloff(strength);
    int sun = palette.sun();
    double scale = falloff.length / (reach * reach);
    for (int y = 0; y < canvas.height; y++) {
      canvas.poll(y);
      int base = colour(palette, y / canvas.horizon);
      double dy = (y - canvas.sunY) * (y - canvas.sunY);
      int row = y * canvas.width;
      for (int x = 0; x < canvas.width; x++) {
        double dx = x - canvas.sunX;
        int far = (int) Math.min((dx * dx + dy) * scale, falloff.length - 1.0);
        pixels[row + x] = blend(base, sun, falloff[far]);
      }
    }
    canvas.medium.sky(canvas.plate);
  }

  private static int colour(Palette palette, double height) {
    return height < 0.55
        ? Rgb.mix(palette.zenith(), palette.middle(), height / 0.55)
        : Rgb.mix(palette.middle(), palette.horizon(), (height - 0.55) / 0.45);
  }

  /// How much of the light is seen at a squared distance, as shares of 256.
  private static float[] falloff(double strength) {
    float[] table = new float[1024];
    for (int i = 0; i < table.length; i++) {
      double rest = 1 - StrictMath.sqrt(i / (table.length - 1.0));
      table[i] = (float) (256 * strength * rest * rest);
    }
    return table;
  }

  static int blend(int a, int b, float share) {
    int s = (int) share;
    int rb = (a & 0xFF00FF) * (256 - s) + (b & 0xFF00FF) * s;
    int g = (a & 0x00FF00) * (256 - s) + (b & 0x00FF00) * s;
    return ((rb >>> 8) & 0xFF00FF) | ((g >>> 8) & 0x00FF00);
  }
}
