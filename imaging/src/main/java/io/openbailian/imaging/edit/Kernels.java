package io.openbailian.imaging.edit;

/// The kernels of [EdgeScaling], weighed once for every direction, clarity and place between
/// pixels: a pixel then costs 16 products.
final class Kernels {
  private static final int DIRECTIONS = 32;
  private static final int CLARITIES = 8;

  private final int factor;
  private final float[][] weights;

  Kernels(int factor) {
    this.factor = factor;
    this.weights = new float[DIRECTIONS * CLARITIES * factor * factor][];
    for (int kernel = 0; kernel < DIRECTIONS * CLARITIES; kernel++) {
      for (int phase = 0; phase < factor * factor; phase++) {
        weights[kernel * factor * factor + phase] = weigh(kernel, phase % factor, phase / factor);
      }
    }
  }

  /// @param angle of the gradient, in radians
  /// @param clarity of the edge, 0 to 1
  static int index(double angle, double clarity) {
    int direction = Math.floorMod(Math.round(angle / Math.PI * DIRECTIONS), DIRECTIONS);
    return direction * CLARITIES + (int) Math.min(CLARITIES - 1, clarity * CLARITIES);
  }

  float[] of(int kernel, int phaseX, int phaseY) {
    return weights[(kernel * factor + phaseY) * factor + phaseX];
  }

  private float[] weigh(int kernel, int phaseX, int phaseY) {
    int direction = kernel / CLARITIES;
    double angle = direction * Math.PI / DIRECTIONS;
    double edge = (kernel % CLARITIES + 0.5) / CLARITIES;
    // An even factor never lands on a pixel, an odd one does: phases are half steps apart.
    double odd = factor % 2 == 0 ? 0.5 : 0;
    return weigh(angle, edge, (phaseX + odd) / factor, (phaseY + odd) / factor);
  }

  private static float[] weigh(double angle, double edge, double dx, double dy) {
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    double across = 1 + 0.18 * edge;
    double along = 1 - 0.45 * edge;
    float[] out = new float[16];
    float sum = 0;
    for (int i = 0; i < 16; i++) {
      double x = i % 4 - 1 - dx;
      double y = i / 4 - 1 - dy;
      double u = (x * c + y * s) * across;
      double v = (y * c - x * s) * along;
      out[i] = (float) kernel(u * u + v * v);
      sum += out[i];
    }
    for (int i = 0; i < 16; i++) {
      out[i] /= sum;
    }
    return out;
  }

  /// Like a Lanczos kernel of two lobes, as a polynomial of the squared distance.
  private static double kernel(double square) {
    if (square >= 4) {
      return 0;
    }
    double base = 0.4 * square - 1;
    double window = 0.25 * square - 1;
    return (25 / 16.0 * base * base - 9 / 16.0) * window * window;
  }
}
