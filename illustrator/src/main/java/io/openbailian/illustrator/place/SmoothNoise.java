package io.openbailian.illustrator.place;

import io.openbailian.text.Dice;

/// Smooth chance over a plane, -1 to 1: what clouds, rock and foliage are textured with.
final class SmoothNoise {
  private static final int SIDE = 64;

  private final float[] lattice = new float[SIDE * SIDE];

  SmoothNoise(Dice dice) {
    for (int i = 0; i < lattice.length; i++) {
      lattice[i] = (float) dice.between(-1, 1);
    }
  }

  float at(double x, double y) {
    int cellX = (int) Math.floor(x);
    int cellY = (int) Math.floor(y);
    float right = eased((float) (x - cellX));
    float down = eased((float) (y - cellY));
    int row = (cellY & (SIDE - 1)) * SIDE;
    int next = ((cellY + 1) & (SIDE - 1)) * SIDE;
    int left = cellX & (SIDE - 1);
    int beside = (cellX + 1) & (SIDE - 1);
    float above = lattice[row + left] + (lattice[row + beside] - lattice[row + left]) * right;
    float below = lattice[next + left] + (lattice[next + beside] - lattice[next + left]) * right;
    return above + (below - above) * down;
  }

  /// Coarse chance with finer chance upon it.
  float octaves(double x, double y, int count) {
    float sum = 0;
    float weight = 1;
    float weights = 0;
    double scale = 1;
    for (int i = 0; i < count; i++) {
      sum += weight * at(x * scale + 17.3 * i, y * scale + 9.7 * i);
      weights += weight;
      weight *= 0.52f;
      scale *= 2.03;
    }
    return sum / weights;
  }

  private static float eased(float t) {
    return t * t * (3 - 2 * t);
  }
}
