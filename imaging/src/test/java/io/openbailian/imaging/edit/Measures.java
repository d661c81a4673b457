package io.openbailian.imaging.edit;

import io.openbailian.imaging.Pictures;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/// What tests measure of pictures.
final class Measures {
  private Measures() {}

  /// The mean squared difference of lightness.
  static double error(BufferedImage a, BufferedImage b) {
    double sum = 0;
    int[] p = Pictures.pixels(a);
    int[] q = Pictures.pixels(b);
    for (int i = 0; i < p.length; i++) {
      double d = Pictures.luma(p[i]) - Pictures.luma(q[i]);
      sum += d * d;
    }
    return sum / p.length;
  }

  /// The mean of the steepest hundredth of steps between neighbours.
  static double steepest(BufferedImage image) {
    int[] p = Pictures.pixels(image);
    int[] steps = new int[p.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Math.abs(Pictures.luma(p[i]) - Pictures.luma(p[i + 1]));
    }
    Arrays.sort(steps);
    return Arrays.stream(steps, steps.length * 99 / 100, steps.length).average().orElse(0);
  }

  static double colourful(BufferedImage image) {
    double sum = 0;
    for (int p : Pictures.pixels(image)) {
      int most = Math.max(Pictures.red(p), Math.max(Pictures.green(p), Pictures.blue(p)));
      sum += most - Math.min(Pictures.red(p), Math.min(Pictures.green(p), Pictures.blue(p)));
    }
    return sum / Pictures.pixels(image).length;
  }
}
