package io.openbailian.illustrator.style;

/// The light on a whole picture: warmer around the sun, darker towards the corners.
final class Light {
  private static final int COARSE = 16;

  private final Small wash;
  private final int warm;

  private Light(Small wash, int warm) {
    this.wash = wash;
    this.warm = warm;
  }

  /// @param bright how much light lies around the sun, 0 to 1
  /// @param dark how much the corners lack, 0 to 1
  static Light of(Surface surface, double bright, double dark) {
    int columns = surface.width / COARSE + 1;
    int rows = surface.height / COARSE + 1;
    int[] grid = new int[columns * rows];
    double reach = 1.1 * Math.max(surface.width, surface.height);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double x = (column + 0.5) * COARSE;
        double y = (row + 0.5) * COARSE;
        double near = 1 - StrictMath.hypot(x - surface.lightX, y - surface.lightY) / reach;
        double cx = 2 * x / surface.width - 1;
        double cy = 2 * y / surface.height - 1;
        double corner = Math.max(0, (cx * cx + cy * cy) / 2 - 0.22);
        double level = 128 + 127 * (bright * Math.max(0, near) * near - dark * corner);
        grid[row * columns + column] = (int) Math.clamp(level, 0, 255);
      }
    }
    int warm = Mix.of(surface.palette.sun(), 0xFFF6E0, 128);
    return new Light(Small.grid(grid, columns, rows, COARSE), warm);
  }

  void row(int y, int[] out) {
    wash.row(y, out);
  }

  /// A colour under the level that a row holds.
  int on(int rgb, int level) {
    int light = level & 255;
    return light < 128 ? Mix.scaled(rgb, 128 + light) : Mix.of(rgb, warm, light - 128);
  }
}
