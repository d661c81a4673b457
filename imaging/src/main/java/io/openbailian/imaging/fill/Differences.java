package io.openbailian.imaging.fill;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Rows;

/// How each pixel in and around a hole differs from the ones right of and below it, as voted by the
/// patches over it.
///
/// Kept in 64ths of a grey, three to a pixel: as floats they would be what limits how large a
/// picture can be completed.
final class Differences {
  private static final int REACH = Level.REACH;
  private static final float PARTS = 64;

  private final Level level;
  private final int[] match;
  private final float[] weights;
  private final int width;
  private final int height;
  private final short[] right;
  private final short[] down;

  private Differences(Level level, int[] match, float[] weights, short[] right, short[] down) {
    this.level = level;
    this.match = match;
    this.weights = weights;
    this.width = level.width();
    this.height = level.height();
    this.right = right;
    this.down = down;
  }

  /// @param match for each patch that has one its source; negative for the others
  /// @param weights how much each patch has to say
  static Differences of(Level level, int[] match, float[] weights, ImagingWork work)
      throws InterruptedException {
    short[] right = new short[3 * match.length];
    short[] down = new short[3 * match.length];
    Differences voted = new Differences(level, match, weights, right, down);
    Rows.each(level.height(), work, voted::row);
    return new Differences(level, match, new float[0], right, down);
  }

  float right(int i, int channel) {
    return right[3 * i + channel] / PARTS;
  }

  float down(int i, int channel) {
    return down[3 * i + channel] / PARTS;
  }

  private void row(int y) {
    for (int x = 0; x < width; x++) {
      int i = y * width + x;
      boolean toRight = x + 1 < width && (level.missing(i) || level.missing(i + 1));
      boolean toDown = y + 1 < height && (level.missing(i) || level.missing(i + width));
      if (toRight) {
        vote(x, y, 1, 0, right);
      }
      if (toDown) {
        vote(x, y, 0, 1, down);
      }
    }
  }

  private void vote(int x, int y, int stepX, int stepY, short[] out) {
    byte[] from = level.colours();
    int step = 3 * (stepX + stepY * width);
    float red = 0;
    float green = 0;
    float blue = 0;
    float all = 0;
    int bottom = Math.min(height - 1, y + REACH);
    int end = Math.min(width - 1, x + REACH);
    // A patch shows the difference when it lies over both pixels.
    for (int v = Math.max(0, y - REACH + stepY); v <= bottom; v++) {
      for (int u = Math.max(0, x - REACH + stepX); u <= end; u++) {
        int patch = v * width + u;
        if (match[patch] >= 0) {
          int at = 3 * (match[patch] + (y - v) * width + x - u);
          int next = at + step;
          float weight = weights[patch];
          red += weight * ((from[next] & 255) - (from[at] & 255));
          green += weight * ((from[next + 1] & 255) - (from[at + 1] & 255));
          blue += weight * ((from[next + 2] & 255) - (from[at + 2] & 255));
          all += weight;
        }
      }
    }
    float scale = PARTS / Math.max(all, Float.MIN_NORMAL);
    int to = 3 * (y * width + x);
    out[to] = (short) Math.round(red * scale);
    out[to + 1] = (short) Math.round(green * scale);
    out[to + 2] = (short) Math.round(blue * scale);
  }
}
