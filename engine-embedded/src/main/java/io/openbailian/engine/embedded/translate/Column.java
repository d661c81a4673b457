package io.openbailian.engine.embedded.translate;

import io.openbailian.imaging.Pictures;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/// Characters below one another, laid beside one another so that they can be read as a line.
final class Column {
  private static final double CLOSEST = 0.9;
  private static final double WIDEST = 1.75;
  private static final int DARK = 160;

  private Column() {}

  /// @param column dark characters on white, cut to their ink
  static BufferedImage laidDown(BufferedImage column) {
    int width = column.getWidth();
    int height = column.getHeight();
    int count = characters(column);
    int cell = Math.max(1, (int) Math.ceil(height / (double) count));
    BufferedImage out = Pictures.blank(count * (width + width / 12), cell);
    Arrays.fill(Pictures.pixels(out), 0xFFFFFF);
    for (int i = 0; i < count; i++) {
      int top = (int) Math.round(i * height / (double) count);
      int tall = Math.min(cell, height - top);
      BufferedImage one = Pictures.cut(column, 0, top, width, tall);
      Pictures.paste(one, out, i * (width + width / 12), 0);
    }
    return out;
  }

  /// The number of characters whose even cuts meet the least ink; characters are about as high as
  /// wide.
  static int characters(BufferedImage column) {
    int[] ink = inkOfRows(column);
    int width = column.getWidth();
    int height = column.getHeight();
    int most = Math.max(1, (int) Math.round(height / (CLOSEST * width)));
    int least = Math.max(1, (int) Math.round(height / (WIDEST * width)));
    int best = least;
    double bestInk = Double.MAX_VALUE;
    for (int count = least; count <= most; count++) {
      double met = 0;
      for (int cut = 1; cut < count; cut++) {
        met += ink[(int) Math.round(cut * height / (double) count)];
      }
      double mean = met / Math.max(1, count - 1);
      if (mean <= bestInk) {
        best = count;
        bestInk = mean;
      }
    }
    return best;
  }

  private static int[] inkOfRows(BufferedImage column) {
    int width = column.getWidth();
    int[] pixels = Pictures.pixels(column);
    int[] ink = new int[column.getHeight()];
    for (int i = 0; i < pixels.length; i++) {
      ink[i / width] += (pixels[i] & 255) < DARK ? 1 : 0;
    }
    return ink;
  }
}
