package io.openbailian.illustrator.tool;

import io.openbailian.text.Dice;

/// Smooth chance along a line: a sum of octaves, each finer and weaker than the one before.
public final class Noise {
  private static final int LATTICE = 256;

  private final double[] lattice = new double[LATTICE];

  public Noise(Dice dice) {
    for (int i = 0; i < LATTICE; i++) {
      lattice[i] = dice.between(-1, 1);
    }
  }

  /// -1 to 1, about one wave to the unit.
  public double at(double x) {
    int cell = (int) StrictMath.floor(x);
    double t = x - cell;
    double ease = t * t * (3 - 2 * t);
    double a = lattice[cell & (LATTICE - 1)];
    return a + (lattice[(cell + 1) & (LATTICE - 1)] - a) * ease;
  }

  public double octaves(double x, int count, double roughness) {
    double sum = 0;
    double weight = 1;
    double weights = 0;
    double scale = 1;
    for (int i = 0; i < count; i++) {
      sum += weight * at(x * scale + 37.0 * i);
      weights += weight;
      weight *= roughness;
      scale *= 2;
    }
    return sum / weights;
  }
}
