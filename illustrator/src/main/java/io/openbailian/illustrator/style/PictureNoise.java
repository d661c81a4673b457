package io.openbailian.illustrator.style;

import io.openbailian.text.Dice;

/// Chance that changes smoothly over a picture, -128 to 127.
final class PictureNoise {
  private static final int WAVE = 32;

  private final int offsetX;
  private final int offsetY;
  private final int step;

  /// @param wave how wide its largest waves are, in pixels
  PictureNoise(Dice dice, double wave) {
    this.offsetX = dice.below(RepeatingTextures.SIZE);
    this.offsetY = dice.below(RepeatingTextures.SIZE);
    this.step = (int) Math.max(1, WAVE * 65536 / Math.max(1, wave));
  }

  /// The values of one row.
  void row(int y, int[] out) {
    long at = (long) y * step;
    int top = (int) (at >> 16) + offsetY;
    int down = (int) (at >> 8) & 255;
    long across = 0;
    int column = -1;
    int left = 0;
    int right = 0;
    for (int x = 0; x < out.length; x++, across += step) {
      int sx = (int) (across >> 16);
      if (sx != column) {
        left = between(sx + offsetX, top, down);
        right = between(sx + 1 + offsetX, top, down);
        column = sx;
      }
      out[x] = left + (((right - left) * ((int) (across >> 8) & 255)) >> 8);
    }
  }

  private static int between(int x, int y, int down) {
    int a = RepeatingTextures.CLOUD[RepeatingTextures.index(x, y)];
    return a + (((RepeatingTextures.CLOUD[RepeatingTextures.index(x, y + 1)] - a) * down) >> 8);
  }
}
