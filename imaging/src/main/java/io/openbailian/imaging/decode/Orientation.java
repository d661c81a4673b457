package io.openbailian.imaging.decode;

import java.awt.image.BufferedImage;

/// Turns stored rows into an upright picture.
final class Orientation {
  private Orientation() {}

  static BufferedImage upright(BufferedImage stored, int orientation) {
    if (orientation == 1) {
      return stored;
    }
    int width = stored.getWidth();
    int height = stored.getHeight();
    boolean turned = orientation >= 5;
    BufferedImage out =
        new BufferedImage(turned ? height : width, turned ? width : height, stored.getType());
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      stored.getRGB(0, y, width, 1, row, 0, width);
      place(out, row, y, orientation);
    }
    return out;
  }

  private static void place(BufferedImage out, int[] row, int y, int orientation) {
    int right = out.getWidth() - 1;
    int bottom = out.getHeight() - 1;
    for (int x = 0; x < row.length; x++) {
      switch (orientation) {
        case 2 -> out.setRGB(right - x, y, row[x]);
        case 3 -> out.setRGB(right - x, bottom - y, row[x]);
        case 4 -> out.setRGB(x, bottom - y, row[x]);
        case 5 -> out.setRGB(y, x, row[x]);
        case 6 -> out.setRGB(right - y, x, row[x]);
        case 7 -> out.setRGB(right - y, bottom - x, row[x]);
        case 8 -> out.setRGB(y, bottom - x, row[x]);
        default -> out.setRGB(x, y, row[x]);
      }
    }
  }
}
