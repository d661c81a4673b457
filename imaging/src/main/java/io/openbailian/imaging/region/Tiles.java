package io.openbailian.imaging.region;

import io.openbailian.imaging.Mask;
import java.util.Arrays;
import java.util.BitSet;

/// A small picture divided into pieces of about equal size that follow its edges: pixels are drawn
/// to the nearest of a grid of centres, by place and by colour, and the centres move to their
/// middle.
@SuppressWarnings("ArrayRecordComponent") // lives within one search, never compared
record Tiles(int count, int[] tile, float[][] lab, float[] across, float[] down, int[] size) {
  private static final int ROUNDS = 6;

  /// What one grey of colour counts against one pixel of place, over the distance of two centres.
  private static final float COMPACTNESS = 14;

  /// @param lab lightness and two colours of each pixel, one after the other
  static Tiles of(float[] lab, int width, int height, int wanted) {
    int step = Math.max(3, (int) Math.round(Math.sqrt(width * height / (double) wanted)));
    int columns = Math.max(1, width / step);
    int rows = Math.max(1, height / step);
    Tiles tiles = grid(lab, width, height, columns, rows);
    for (int round = 0; round < ROUNDS; round++) {
      tiles.draw(lab, width, height, step);
      tiles.settle(lab, width);
    }
    return tiles;
  }

  private static Tiles grid(float[] lab, int width, int height, int columns, int rows) {
    int count = columns * rows;
    int[] tile = new int[width * height];
    for (int i = 0; i < tile.length; i++) {
      int column = Math.min(columns - 1, i % width * columns / width);
      int row = Math.min(rows - 1, i / width * rows / height);
      tile[i] = row * columns + column;
    }
    Tiles tiles =
        new Tiles(
            count, tile, new float[count][3], new float[count], new float[count], new int[count]);
    tiles.settle(lab, width);
    return tiles;
  }

  /// Every centre moves to the mean of its pixels, and takes their mean colour.
  private void settle(float[] pixels, int width) {
    Arrays.fill(size, 0);
    Arrays.fill(across, 0);
    Arrays.fill(down, 0);
    for (float[] one : lab) {
      Arrays.fill(one, 0);
    }
    for (int i = 0; i < tile.length; i++) {
      int t = tile[i];
      size[t]++;
      across[t] += i % width;
      int row = i / width;
      down[t] += row;
      for (int c = 0; c < 3; c++) {
        lab[t][c] += pixels[3 * i + c];
      }
    }
    for (int t = 0; t < count; t++) {
      int n = Math.max(1, size[t]);
      across[t] /= n;
      down[t] /= n;
      for (int c = 0; c < 3; c++) {
        lab[t][c] /= n;
      }
    }
  }

  private void draw(float[] pixels, int width, int height, int step) {
    float[] nearest = new float[tile.length];
    Arrays.fill(nearest, Float.MAX_VALUE);
    float place = COMPACTNESS * COMPACTNESS / (step * step);
    for (int t = 0; t < count; t++) {
      int top = Math.max(0, (int) down[t] - step);
      int bottom = Math.min(height - 1, (int) down[t] + step);
      int left = Math.max(0, (int) across[t] - step);
      int right = Math.min(width - 1, (int) across[t] + step);
      for (int y = top; y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
          int i = y * width + x;
          float far = square(x - across[t]) + square(y - down[t]);
          float apart = apart(pixels, i, t) + place * far;
          if (apart < nearest[i]) {
            nearest[i] = apart;
            tile[i] = t;
          }
        }
      }
    }
  }

  private float apart(float[] pixels, int i, int t) {
    return square(pixels[3 * i] - lab[t][0])
        + square(pixels[3 * i + 1] - lab[t][1])
        + square(pixels[3 * i + 2] - lab[t][2]);
  }

  private static float square(float value) {
    return value * value;
  }

  /// How far the colours of two tiles are apart.
  float apart(int a, int b) {
    return (float)
        Math.sqrt(
            square(lab[a][0] - lab[b][0])
                + square(lab[a][1] - lab[b][1])
                + square(lab[a][2] - lab[b][2]));
  }

  /// For each tile those that touch it.
  int[][] neighbours(int width) {
    BitSet[] touch = new BitSet[count];
    Arrays.setAll(touch, t -> new BitSet(count));
    for (int i = 0; i < tile.length; i++) {
      if (i % width + 1 < width) {
        join(touch, tile[i], tile[i + 1]);
      }
      if (i + width < tile.length) {
        join(touch, tile[i], tile[i + width]);
      }
    }
    return Arrays.stream(touch).map(one -> one.stream().toArray()).toArray(int[][]::new);
  }

  private static void join(BitSet[] touch, int a, int b) {
    if (a != b) {
      touch[a].set(b);
      touch[b].set(a);
    }
  }

  /// Of each tile the share that the mask covers.
  double[] covered(Mask mask) {
    double[] covered = new double[count];
    for (int i = 0; i < tile.length; i++) {
      covered[tile[i]] += mask.at(i) / 255.0 / Math.max(1, size[tile[i]]);
    }
    return covered;
  }
}
