package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.scene.TimeOfDay;
import io.openbailian.illustrator.tool.Canvas;

/// The sky itself: its colours from the zenith to the horizon, and the glow around its light.
public final class Heaven {
  private Heaven() {}

  /// The light that the sky glows with.
  ///
  /// @param x of its middle
  /// @param y of its middle
  public record Glow(double x, double y, double strength, double reach) {

    /// That of the scene's sun or moon, when it stands there.
    static Glow of(Canvas canvas, double x, double y) {
      boolean shining = canvas.scene.shows(Sky.SUN) || canvas.scene.shows(Sky.MOON);
      double strength = shining ? (canvas.scene.time() == TimeOfDay.NIGHT ? 0.34 : 0.62) : 0.12;
      double reach = canvas.unit * (canvas.scene.time() == TimeOfDay.DAY ? 0.55 : 0.8);
      return new Glow(x, y, strength, reach);
    }
  }

  static void draw(Canvas canvas) throws InterruptedException {
    Glow glow = Glow.of(canvas, canvas.sunX, canvas.sunY);
    float[] falloff = falloff(glow.strength());
    for (int y = 0; y < canvas.height; y++) {
      canvas.poll(y);
      row(
          canvas.pixels(),
          y * canvas.width,
          canvas.width,
          colour(canvas.palette, y / canvas.horizon),
          canvas.palette.sun(),
          y - glow.y(),
          -glow.x(),
          falloff,
          falloff.length / (glow.reach() * glow.reach()));
    }
    canvas.medium.sky(canvas.surface);
  }

  /// Paints a sky into the pixels of a frame.
  ///
  /// @param horizon in pixels of the frame
  public static void paint(
      int[] pixels, int width, int height, Palette palette, double horizon, Glow glow) {
    float[] falloff = falloff(glow.strength());
    double scale = falloff.length / (glow.reach() * glow.reach());
    for (int y = 0; y < height; y++) {
      int base = colour(palette, Math.max(0, y / horizon));
      row(pixels, y * width, width, base, palette.sun(), y - glow.y(), -glow.x(), falloff, scale);
    }
  }

  private static void row(
      int[] pixels,
      int at,
      int width,
      int base,
      int sun,
      double down,
      double across,
      float[] falloff,
      double scale) {
    double dy = down * down;
    for (int x = 0; x < width; x++) {
      double dx = x + across;
      int far = (int) Math.min((dx * dx + dy) * scale, falloff.length - 1.0);
      pixels[at + x] = Rgb.blended(base, sun, falloff[far]);
    }
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
}
