package io.openbailian.illustrator.animate;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.text.Dice;

/// Open water in motion: what stands above it mirrored in ripples, glints that come and go, and at
/// the sea crests that roll to the shore.
final class WaterSurface {
  private static final int GLINTS = 150;
  private static final int CRESTS = 13;

  private final double unit;
  private final boolean sea;
  private final double[] across = new double[GLINTS];
  private final double[] down = new double[GLINTS];
  private final double[] phase = new double[GLINTS];
  private final double[] bend = new double[2 * CRESTS];
  private int[] source = new int[0];

  /// @param unit what sizes are measured by, in pixels
  WaterSurface(double unit, boolean sea, Dice dice) {
    this.unit = unit;
    this.sea = sea;
    for (int i = 0; i < GLINTS; i++) {
      across[i] = dice.unit();
      down[i] = dice.unit();
      phase[i] = dice.unit();
    }
    for (int i = 0; i < bend.length; i++) {
      bend[i] = dice.unit();
    }
  }

  /// Lets the water lie below a line of the frame.
  ///
  /// @param sunX where the light above it stands in the frame; NaN when there is none
  void draw(
      Raster frame, double line, double clearness, Palette palette, double sunX, double time) {
    mirror(frame, line, clearness, palette, time);
    if (sea) {
      crests(frame, line, palette, time);
    }
    glints(frame, line, palette, sunX, time);
  }

  private void mirror(Raster frame, double line, double clearness, Palette palette, double time) {
    int top = (int) Math.clamp(line, 0, frame.height);
    double depth = Math.max(1, frame.height - line);
    if (source.length < frame.width) {
      source = new int[frame.width];
    }
    for (int y = top; y < frame.height; y++) {
      double far = Math.max(0, (y - line) / depth);
      double ripple = ripple(far, time);
      double shift = unit * 0.011 * (0.15 + far) * ripple;
      int from = (int) Math.clamp(2 * line - y - 1 + shift * 2.4, 0, Math.max(0, top - 1));
      System.arraycopy(frame.pixels, from * frame.width, source, 0, frame.width);
      int deep = Rgb.mix(palette.water(), Rgb.darker(palette.water(), 0.4), far);
      int own = (int) (256 * Math.clamp(1 - clearness + 0.35 * far + 0.07 * ripple, 0, 1));
      shifted(frame, y * frame.width, (int) StrictMath.round(shift), deep, own);
    }
  }

  /// Long waves and short ones, that run towards the viewer.
  private static double ripple(double far, double time) {
    double near = StrictMath.sqrt(far + 0.002);
    return 0.6 * StrictMath.sin(46 * near - 2.6 * time)
        + 0.4 * StrictMath.sin(103 * near - 4.4 * time + 1);
  }

  private void shifted(Raster frame, int row, int skew, int deep, int own) {
    for (int x = 0; x < frame.width; x++) {
      int from = Math.clamp(x + skew, 0, frame.width - 1);
      frame.pixels[row + x] = Raster.mix(source[from], deep, own);
    }
  }

  private void crests(Raster frame, double line, Palette palette, double time) {
    int foam = Rgb.lighter(palette.horizon(), 0.45);
    double depth = frame.height - line;
    for (int i = 0; i < CRESTS; i++) {
      double come = Waves.wrap((i + bend[i]) / CRESTS + time * 0.045);
      double near = come * come;
      double y = line + depth * (0.02 + 0.98 * near);
      double strength = 0.5 * Math.min(1, come * 4) * Math.min(1, (1 - come) * 3);
      crest(frame, y, near, bend[i], bend[CRESTS + i], foam, strength, time);
    }
  }

  private void crest(
      Raster frame,
      double y,
      double near,
      double a,
      double b,
      int foam,
      double strength,
      double time) {
    double tall = unit * (0.0016 + 0.0065 * near);
    double swell = unit * (0.002 + 0.014 * near);
    for (int x = 0; x < frame.width; x++) {
      double u = x / unit / (0.25 + near);
      double wave =
          StrictMath.sin(3.1 * u + 20 * a + 0.5 * time) + 0.5 * StrictMath.sin(7.7 * u + 31 * b);
      double broken =
          Math.clamp(
              0.75 + StrictMath.sin(2.3 * u + 17 * b) + 0.5 * StrictMath.sin(9.1 * u + 40 * a),
              0,
              1);
      double middle = y + swell * wave;
      for (int py = (int) (middle - tall); py <= middle + 2.4 * tall; py++) {
        double off = (py - middle) / (py < middle ? tall : 2.4 * tall);
        frame.blend(x, py, foam, (int) (256 * strength * broken * Math.max(0, 1 - off * off)));
      }
    }
  }

  private void glints(Raster frame, double line, Palette palette, double sunX, double time) {
    double depth = frame.height - line;
    boolean shining = !Double.isNaN(sunX);
    for (int i = 0; i < GLINTS; i++) {
      double twinkle =
          StrictMath.sin(2 * StrictMath.PI * (phase[i] + time * (0.35 + 0.5 * phase[i])));
      if (twinkle > 0) {
        boolean path = shining && i % 2 == 0;
        double far = down[i] * down[i];
        double spread = unit * (0.05 + 0.14 * down[i]);
        double x =
            path
                ? sunX + spread * (2 * across[i] - 1) * phase[(i + 7) % GLINTS]
                : frame.width * Waves.wrap(across[i] + 0.006 * time);
        frame.glint(
            x,
            line + depth * far,
            unit * (0.01 + 0.055 * down[i]) * (0.5 + 0.5 * twinkle),
            unit * (0.0008 + 0.0018 * down[i]),
            path ? palette.sun() : Rgb.lighter(palette.horizon(), 0.2),
            (path ? 0.9 : 0.34) * twinkle);
      }
    }
  }
}
