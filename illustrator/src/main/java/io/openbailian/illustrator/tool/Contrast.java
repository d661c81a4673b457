package io.openbailian.illustrator.tool;

import io.openbailian.illustrator.palette.Rgb;
import java.awt.geom.Rectangle2D;

/// Ink that is read on what lies beneath it.
///
/// @param ink the colour of the letters
/// @param rim the colour around them, its opposite
/// @param busy how restless the ground is, 0 to about 0.4
public record Contrast(int ink, int rim, double busy) {
  private static final int PALE = 0xFFFBF0;
  private static final int COLUMNS = 24;
  private static final int ROWS = 10;

  /// Measured under a box of the picture, in pixels.
  public static Contrast on(Canvas canvas, Rectangle2D box) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < COLUMNS; i++) {
      for (int j = 0; j < ROWS; j++) {
        double x = box.getX() + box.getWidth() * i / (COLUMNS - 1);
        double y = box.getY() + box.getHeight() * j / (ROWS - 1);
        double light = light(canvas, x, y);
        sum += light;
        squares += light * light;
      }
    }
    int count = COLUMNS * ROWS;
    double mean = sum / count;
    double busy = StrictMath.sqrt(Math.max(0, squares / count - mean * mean));
    int dark = Rgb.mix(canvas.palette.near(), 0x10141C, 0.82);
    return mean > 0.54 ? new Contrast(dark, PALE, busy) : new Contrast(PALE, dark, busy);
  }

  private static double light(Canvas canvas, double x, double y) {
    int px = (int) Math.clamp(x, 0, canvas.width - 1.0);
    int py = (int) Math.clamp(y, 0, canvas.height - 1.0);
    return Rgb.luminance(canvas.pixels()[py * canvas.width + px]);
  }

  /// How much of a veil the ground needs, 0 to 1, so that the letters keep their contrast.
  public double veil() {
    return Math.clamp(0.3 + 2.2 * busy, 0.3, 0.78);
  }
}
