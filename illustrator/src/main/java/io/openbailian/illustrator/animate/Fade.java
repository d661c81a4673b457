package io.openbailian.illustrator.animate;

import io.openbailian.illustrator.tool.Plate;
import java.util.Arrays;

/// One plate on its way to another, which shows the same in another light.
final class Fade {
  private final Plate begin;
  private final Plate end;
  private final Plate plate;
  private int weight = -1;

  Fade(Plate a, Plate b) {
    int left = Math.min(a.left(), b.left());
    int top = Math.min(a.top(), b.top());
    int right = Math.max(a.left() + a.width(), b.left() + b.width());
    int bottom = Math.max(a.top() + a.height(), b.top() + b.height());
    this.begin = on(a, left, top, right - left, bottom - top);
    this.end = on(b, left, top, right - left, bottom - top);
    this.plate = union(begin, end);
  }

  /// The plate in between; its pixels change with {@link #to}.
  Plate plate() {
    return plate;
  }

  Plate end() {
    return end;
  }

  /// @param share of the second plate, 0 to 256
  void to(int share) {
    if (share == weight) {
      return;
    }
    weight = share;
    int[] mixed = plate.pixels();
    int[] a = begin.pixels();
    int[] b = end.pixels();
    for (int y = 0; y < plate.height(); y++) {
      int row = y * plate.width();
      for (int at = row + plate.first()[y]; at <= row + plate.last()[y]; at++) {
        mixed[at] = Raster.mix(a[at], b[at], share);
      }
    }
  }

  /// A plate on a paper of another size.
  private static Plate on(Plate plate, int left, int top, int width, int height) {
    if (plate.width() == width && plate.height() == height) {
      return plate;
    }
    int[] pixels = new int[width * height];
    int[] first = new int[height];
    int[] last = new int[height];
    Arrays.fill(first, width);
    Arrays.fill(last, -1);
    int dx = plate.left() - left;
    int dy = plate.top() - top;
    for (int y = 0; y < plate.height(); y++) {
      System.arraycopy(
          plate.pixels(), y * plate.width(), pixels, (y + dy) * width + dx, plate.width());
      first[y + dy] = plate.first()[y] + dx;
      last[y + dy] = plate.last()[y] + dx;
    }
    return new Plate(left, top, width, height, pixels, first, last, plate.depth(), plate.ground());
  }

  private static Plate union(Plate a, Plate b) {
    int[] first = new int[a.height()];
    int[] last = new int[a.height()];
    for (int y = 0; y < a.height(); y++) {
      first[y] = Math.min(Math.min(a.first()[y], b.first()[y]), a.width() - 1);
      last[y] = Math.max(0, Math.max(a.last()[y], b.last()[y]));
    }
    return new Plate(
        a.left(),
        a.top(),
        a.width(),
        a.height(),
        new int[a.width() * a.height()],
        first,
        last,
        a.depth(),
        a.ground());
  }
}
