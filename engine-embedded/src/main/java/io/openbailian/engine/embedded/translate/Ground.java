package io.openbailian.engine.embedded.translate;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/// What lies between and around letters, as an even slope of colour.
///
/// @param red value in the middle of the part, growth across and growth down, by least squares;
///   green and blue alike
/// @param residue the mean distance of the real pixels from the slope, per channel
@SuppressWarnings("ArrayRecordComponent") // lives within one line, never compared
record Ground(double[] red, double[] green, double[] blue, double residue) {
  private static final double EVEN = 4;
  private static final int LEAST_PIXELS = 24;

  static Ground of(BufferedImage image, Rectangle part, Mask letters) {
    double[][] slopes = {
      slope(image, part, letters, 16),
      slope(image, part, letters, 8),
      slope(image, part, letters, 0)
    };
    Ground found = new Ground(slopes[0], slopes[1], slopes[2], 0);
    return new Ground(slopes[0], slopes[1], slopes[2], found.distance(image, part, letters));
  }

  private static double[] slope(BufferedImage image, Rectangle part, Mask letters, int shift) {
    int[] pixels = Pictures.pixels(image);
    double[][] sums = new double[3][4];
    for (int y = 0; y < part.height; y++) {
      for (int x = 0; x < part.width; x++) {
        if (letters.at(x, y) == 0) {
          int value = pixels[(part.y + y) * image.getWidth() + part.x + x] >> shift & 255;
          add(sums, new double[] {1, x - part.width / 2.0, y - part.height / 2.0}, value);
        }
      }
    }
    return sums[0][0] < LEAST_PIXELS ? new double[3] : solved(sums);
  }

  private static void add(double[][] sums, double[] terms, double value) {
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        sums[row][column] += terms[row] * terms[column];
      }
      sums[row][3] += terms[row] * value;
    }
  }

  /// Gauss and Jordan; the matrix is positive, so that no rows need be swapped.
  private static double[] solved(double[][] sums) {
    for (int pivot = 0; pivot < 3; pivot++) {
      double by = Math.max(1e-9, sums[pivot][pivot]);
      for (int column = 0; column < 4; column++) {
        sums[pivot][column] /= by;
      }
      for (int row = 0; row < 3; row++) {
        double factor = row == pivot ? 0 : sums[row][pivot];
        for (int column = 0; column < 4; column++) {
          sums[row][column] -= factor * sums[pivot][column];
        }
      }
    }
    return new double[] {sums[0][3], sums[1][3], sums[2][3]};
  }

  boolean even() {
    return residue < EVEN;
  }

  void fill(BufferedImage image, Rectangle part, Mask letters) {
    int[] pixels = Pictures.pixels(image);
    for (int y = 0; y < part.height; y++) {
      for (int x = 0; x < part.width; x++) {
        if (letters.at(x, y) != 0) {
          int at = (part.y + y) * image.getWidth() + part.x + x;
          pixels[at] = (pixels[at] & 0xFF000000) | rgb(x - part.width / 2.0, y - part.height / 2.0);
        }
      }
    }
  }

  private int rgb(double dx, double dy) {
    return Pictures.rgb(value(red, dx, dy), value(green, dx, dy), value(blue, dx, dy));
  }

  private static double value(double[] slope, double dx, double dy) {
    return slope[0] + slope[1] * dx + slope[2] * dy;
  }

  private double distance(BufferedImage image, Rectangle part, Mask letters) {
    int[] pixels = Pictures.pixels(image);
    double sum = 0;
    int count = 0;
    for (int y = 0; y < part.height; y++) {
      for (int x = 0; x < part.width; x++) {
        if (letters.at(x, y) == 0) {
          int pixel = pixels[(part.y + y) * image.getWidth() + part.x + x];
          int slope = rgb(x - part.width / 2.0, y - part.height / 2.0);
          sum += Math.abs(Pictures.red(pixel) - Pictures.red(slope));
          sum += Math.abs(Pictures.green(pixel) - Pictures.green(slope));
          sum += Math.abs(Pictures.blue(pixel) - Pictures.blue(slope));
          count++;
        }
      }
    }
    return count < LEAST_PIXELS ? Double.MAX_VALUE : sum / (3.0 * count);
  }
}
