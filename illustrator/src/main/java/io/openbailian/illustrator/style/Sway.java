package io.openbailian.illustrator.style;

/// A picture seen through a hand that wavers: each point taken from a little beside it.
final class Sway {
  private final int[] source;
  private final int width;
  private final int height;
  private final int shift;
  private final PictureNoise field;
  private final int[] row;

  /// @param wave how wide the wavering is, as a share of the picture's shorter side
  /// @param share how far it goes astray
  Sway(Surface surface, int[] source, double wave, double share) {
    this.source = source;
    this.width = surface.width;
    this.height = surface.height;
    this.shift = surface.pixels(share);
    this.field = new PictureNoise(surface.dice.fork("sway"), surface.unit * wave);
    this.row = new int[width];
  }

  /// Begins a row.
  void row(int y) {
    field.row(y, row);
  }

  /// How far the row's point is off, -128 to 127.
  int off(int x) {
    return row[x];
  }

  /// The colour seen at a point of the row.
  int at(int x, int y) {
    int sx = Math.clamp(x + row[x] * shift / 64, 0, width - 1);
    int sy = Math.clamp(y + row[width - 1 - x] * shift / 64, 0, height - 1);
    return source[sy * width + sx];
  }
}
