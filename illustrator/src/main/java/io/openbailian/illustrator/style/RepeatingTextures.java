package io.openbailian.illustrator.style;

import io.openbailian.text.Dice;

/// Textures that repeat every 256 pixels both ways, values -128 to 127, the same in every picture;
/// pictures differ in where they begin.
final class RepeatingTextures {
  static final int SIZE = 256;
  static final int MASK = SIZE - 1;

  /// Clouds: waves of 32 pixels, and finer ones on them.
  static final byte[] CLOUD = octaves("cloud", 8, 8, 5, 0.55);

  /// The tooth of paper: waves of four pixels and finer.
  static final byte[] TOOTH = octaves("tooth", 64, 64, 2, 0.8);

  /// Streaks along the rows, as bristles leave them.
  static final byte[] STREAK = octaves("streak", 4, 64, 2, 0.7);

  private RepeatingTextures() {}

  /// The tooth of paper in few steps, -2 to 2, most of it 0, which files stay small by.
  static int tooth(int index) {
    return (TOOTH[index] + 40) >> 6;
  }

  static int index(int x, int y) {
    return ((y & MASK) << 8) | (x & MASK);
  }

  private static byte[] octaves(String name, int across, int down, int count, double rough) {
    double[] sum = new double[SIZE * SIZE];
    double weight = 1;
    for (int i = 0; i < count; i++) {
      add(sum, Dice.of(7, name + i), across << i, down << i, weight);
      weight *= rough;
    }
    return spread(sum);
  }

  private static void add(double[] sum, Dice dice, int across, int down, double weight) {
    int columns = Math.min(across, SIZE);
    int rows = Math.min(down, SIZE);
    double[] lattice = new double[columns * rows];
    for (int i = 0; i < lattice.length; i++) {
      lattice[i] = dice.between(-weight, weight);
    }
    for (int y = 0; y < SIZE; y++) {
      double ly = y * (double) rows / SIZE;
      int y0 = (int) ly;
      double v = ease(ly - y0);
      for (int x = 0; x < SIZE; x++) {
        double lx = x * (double) columns / SIZE;
        int x0 = (int) lx;
        double u = ease(lx - x0);
        double top = mix(lattice, columns, x0, y0, u);
        double low = mix(lattice, columns, x0, (y0 + 1) % rows, u);
        sum[y * SIZE + x] += top + (low - top) * v;
      }
    }
  }

  private static double mix(double[] lattice, int columns, int x, int y, double share) {
    double a = lattice[y * columns + x];
    return a + (lattice[y * columns + (x + 1) % columns] - a) * share;
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }

  /// To the whole range, so that two standard deviations reach its ends.
  private static byte[] spread(double[] sum) {
    double squares = 0;
    for (double value : sum) {
      squares += value * value;
    }
    double scale = 64 / StrictMath.sqrt(squares / sum.length);
    byte[] tile = new byte[sum.length];
    for (int i = 0; i < tile.length; i++) {
      tile[i] = (byte) Math.clamp(sum[i] * scale, -128, 127);
    }
    return tile;
  }
}
