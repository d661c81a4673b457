package io.openbailian.imaging.region;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Masks;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/// How far the rim or the shadow of letters reaches.
final class Halo {
  private static final double DIFFERENT = 14;
  private static final double EVEN = 12;
  private static final double MOST_SPREAD = 40;

  private Halo() {}

  /// Pixels beyond the ink of a line in which the picture, taken all around, is lighter or darker
  /// than farther off; 0 when there is no such rim.
  static int reach(BufferedImage image, Mask ink, Rectangle line) {
    int far = Math.max(8, line.height / 3);
    Rectangle around = new Rectangle(line);
    around.grow(far, far);
    Rectangle part = around.intersection(new Rectangle(image.getWidth(), image.getHeight()));
    Rings rings = rings(image, ink, part, far);
    double ground = rings.light[far];
    int reach = 0;
    for (int steps = 3; steps < 0.75 * far; steps++) {
      boolean rim = Math.abs(rings.light[steps] - ground) > DIFFERENT;
      reach = rim && rings.spread[steps] < rings.spread[far] + EVEN ? steps + 1 : reach;
    }
    return rings.spread[3] < MOST_SPREAD ? reach : 0;
  }

  /// The mean lightness at each distance from the ink and how much it varies there, the last of
  /// them over the last quarter. What varies much is the picture, not a rim.
  @SuppressWarnings("ArrayRecordComponent") // lives within one search, never compared
  private record Rings(double[] light, double[] spread) {}

  private static Rings rings(BufferedImage image, Mask ink, Rectangle part, int far) {
    float[] away = Masks.depth(ink.cut(part).inverted());
    int[] pixels = Pictures.pixels(Pictures.cut(image, part.x, part.y, part.width, part.height));
    double[] sum = new double[far + 1];
    double[] square = new double[far + 1];
    int[] count = new int[far + 1];
    for (int i = 0; i < away.length; i++) {
      int steps = away[i] > 0.75 * far ? far : (int) away[i];
      if (steps > 0 && away[i] <= 1.5 * far) {
        double luma = Pictures.luma(pixels[i]);
        sum[steps] += luma;
        square[steps] += luma * luma;
        count[steps]++;
      }
    }
    for (int i = 0; i <= far; i++) {
      sum[i] /= Math.max(1, count[i]);
      double variance = square[i] / Math.max(1, count[i]) - sum[i] * sum[i];
      square[i] = Math.sqrt(Math.max(0, variance));
    }
    return new Rings(sum, square);
  }
}
