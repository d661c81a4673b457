package io.openbailian.cli.output.show;

import java.awt.image.BufferedImage;

/// A picture in the VT340's language: bands of six rows, in each band one run of characters for
/// each colour, whose bits say which of the six rows have it. 216 colours, mixed by a pattern
/// (Bayer's) where a picture has others.
final class Sixels {
  private static final int BAND = 6;
  private static final int LEVELS = 6;
  private static final int COLOURS = LEVELS * LEVELS * LEVELS;
  private static final int[] BAYER = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

  /// Shorter runs are written out.
  private static final int SHORTEST_RUN = 4;

  private final BufferedImage picture;
  private final StringBuilder text = new StringBuilder();

  private Sixels(BufferedImage picture) {
    this.picture = picture;
  }

  static String of(BufferedImage picture) {
    return new Sixels(picture).written();
  }

  private String written() {
    text.append("\u001bP0;1q\"1;1;")
        .append(picture.getWidth())
        .append(';')
        .append(picture.getHeight());
    for (int colour = 0; colour < COLOURS; colour++) {
      text.append('#')
          .append(colour)
          .append(";2;")
          .append(percent(colour / (LEVELS * LEVELS)))
          .append(';')
          .append(percent(colour / LEVELS % LEVELS))
          .append(';')
          .append(percent(colour % LEVELS));
    }
    for (int top = 0; top < picture.getHeight(); top += BAND) {
      band(top);
    }
    return text.append("\u001b\\").toString();
  }

  private static int percent(int level) {
    return level * 100 / (LEVELS - 1);
  }

  private void band(int top) {
    int width = picture.getWidth();
    int rows = Math.min(BAND, picture.getHeight() - top);
    byte[][] bits = new byte[COLOURS][];
    for (int row = 0; row < rows; row++) {
      for (int x = 0; x < width; x++) {
        int colour = colour(x, top + row);
        if (bits[colour] == null) {
          bits[colour] = new byte[width];
        }
        bits[colour][x] |= (byte) (1 << row);
      }
    }
    for (int colour = 0; colour < COLOURS; colour++) {
      if (bits[colour] != null) {
        text.append('#').append(colour);
        runs(bits[colour]);
        text.append('$'); // back to the left
      }
    }
    text.append('-');
  }

  private int colour(int x, int y) {
    int rgb = picture.getRGB(x, y);
    int add = BAYER[(y & 3) * 4 + (x & 3)];
    return (level(rgb >> 16 & 255, add) * LEVELS + level(rgb >> 8 & 255, add)) * LEVELS
        + level(rgb & 255, add);
  }

  /// @param add from 0 to 15: how much of the way to the next level rounds up
  private static int level(int value, int add) {
    return (value * (LEVELS - 1) * 16 + (15 - add) * 255) / (255 * 16);
  }

  private void runs(byte[] bits) {
    int x = 0;
    while (x < bits.length) {
      int end = x + 1;
      while (end < bits.length && bits[end] == bits[x]) {
        end++;
      }
      run((char) ('?' + bits[x]), end - x);
      x = end;
    }
  }

  private void run(char sixel, int length) {
    if (length < SHORTEST_RUN) {
      text.repeat(sixel, length);
    } else {
      text.append('!').append(length).append(sixel);
    }
  }
}
