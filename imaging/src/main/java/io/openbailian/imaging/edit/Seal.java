package io.openbailian.imaging.edit;

import io.openbailian.imaging.Pictures;

/// The red seal at the lower left of an ink painting: a square of cut strokes, unevenly printed.
///
/// @param x its left edge, as `y` is its upper one
record Seal(int x, int y, int side) {
  private static final int[] STROKES = {0b1110111, 0b1010101, 0b1110111, 0b0010100, 0b1110111};
  private static final int VERMILION = 0xB8322A;
  private static final int COLUMNS = 7;

  static Seal of(int width, int height) {
    int side = Math.max(10, Math.min(width, height) / 17);
    return new Seal(side, height - 2 * side, side);
  }

  int over(int rgb, int atX, int atY, Grain grain) {
    if (atX < x || atY < y || atX >= x + side || atY >= y + side) {
      return rgb;
    }
    double u = (atX - x + 0.5) / side;
    double v = (atY - y + 0.5) / side;
    boolean rim = Math.min(Math.min(u, 1 - u), Math.min(v, 1 - v)) < 0.07;
    double worn = grain.fractal(u * 9, v * 9, 3);
    boolean printed = rim || !cut((u - 0.14) / 0.72, (v - 0.14) / 0.72);
    return printed && worn > 0.3 ? Pictures.mix(rgb, VERMILION, (int) (150 + 100 * worn)) : rgb;
  }

  private static boolean cut(double u, double v) {
    if (u < 0 || v < 0 || u >= 1 || v >= 1) {
      return false;
    }
    return (STROKES[(int) (v * STROKES.length)] >> (int) (u * COLUMNS) & 1) == 1;
  }
}
