package io.openbailian.imaging.edit;

/// Fields of numbers from 0 to 1 that look like nature's: smooth noise, its sums, cells.
final class Grain {
  private final int seed;

  Grain(long seed) {
    this.seed = (int) (seed ^ seed >>> 32) * 0x9E3779B1;
  }

  /// Smooth noise that changes over about one unit.
  double noise(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double u = fade(x - left);
    double v = fade(y - top);
    double upper = dot(left, top) + u * (dot(left + 1, top) - dot(left, top));
    double lower = dot(left, top + 1) + u * (dot(left + 1, top + 1) - dot(left, top + 1));
    return upper + v * (lower - upper);
  }

  /// Noise of several sizes, each half as strong as the one before.
  double fractal(double x, double y, int octaves) {
    double sum = 0;
    double weight = 0.5;
    for (int i = 0; i < octaves; i++) {
      sum += weight * noise(x * (1 << i) + 17 * i, y * (1 << i) - 31 * i);
      weight /= 2;
    }
    return sum / (1 - 2 * weight);
  }

  /// Distance to the nearest of points strewn one to a unit square, and to the second nearest.
  double[] cells(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double first = 81;
    double second = 81;
    for (int j = top - 1; j <= top + 1; j++) {
      for (int i = left - 1; i <= left + 1; i++) {
        double d = square(i, j, x, y);
        second = Math.min(second, Math.max(first, d));
        first = Math.min(first, d);
      }
    }
    return new double[] {Math.sqrt(first), Math.sqrt(second)};
  }

  /// Distance to the nearest of the points of [#cells], or `reach` when none is nearer.
  double near(double x, double y, double reach) {
    int right = (int) Math.floor(x + reach);
    int bottom = (int) Math.floor(y + reach);
    double nearest = reach * reach;
    for (int j = (int) Math.floor(y - reach); j <= bottom; j++) {
      for (int i = (int) Math.floor(x - reach); i <= right; i++) {
        nearest = Math.min(nearest, square(i, j, x, y));
      }
    }
    return Math.sqrt(nearest);
  }

  /// How far a cell's point is from a place, squared.
  private double square(int i, int j, double x, double y) {
    double across = i + dot(i, j) - x;
    double down = j + dot(i + 91, j - 57) - y;
    return across * across + down * down;
  }

  double dot(int x, int y) {
    int h = seed + x * 374761393 + y * 668265263;
    h = (h ^ (h >>> 13)) * 1274126177;
    return ((h ^ (h >>> 16)) & 0xFFFFFF) / (double) 0x1000000;
  }

  private static double fade(double t) {
    return t * t * (3 - 2 * t);
  }
}
