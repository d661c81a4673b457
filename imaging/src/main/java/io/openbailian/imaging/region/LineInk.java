package io.openbailian.imaging.region;

import io.openbailian.imaging.Pictures;
import java.awt.Rectangle;
import java.util.List;

/// All the ink of a line of text, found by its colour once the line is known: strokes that touch
/// something dark behind them escape the search for strokes, and letters stand in a row.
final class LineInk {
  private static final int LIKE = 44;
  private static final double MOST_GAP = 1.2;
  private static final double MOST_PASSING = 0.7;

  private final int[] pixels;
  private final int width;
  private final int height;

  LineInk(int[] pixels, int width, int height) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
  }

  void cover(StrokeLine line, byte[] cover) {
    Rectangle band = line.bounds();
    int from = end(line, band, band.x, -1);
    int to = end(line, band, band.x + band.width - 1, 1);
    int pad = Math.max(2, band.height / 8);
    for (int y = Math.max(0, band.y - pad); y < Math.min(height, band.y + band.height + pad); y++) {
      for (int x = from; x <= to; x++) {
        if (line.inkLike(pixels[y * width + x], LIKE) && !through(line, band, x)) {
          cover[y * width + x] = (byte) 255;
        }
      }
    }
  }

  /// The lines whose colour is their own: the gaps within letters look like letters too, but their
  /// colour goes on above and below them.
  List<StrokeLine> own(List<StrokeLine> lines) {
    return lines.stream()
        .filter(line -> passing(line) < MOST_PASSING)
        .filter(line -> lines.stream().noneMatch(other -> gapsOf(line, other)))
        .toList();
  }

  private boolean gapsOf(StrokeLine line, StrokeLine letters) {
    return line.crosses(letters) && passing(line) > passing(letters);
  }

  /// Of the line's columns the share where its colour goes on above or below.
  private double passing(StrokeLine line) {
    Rectangle band = line.bounds();
    int passing = 0;
    for (int x = band.x; x < band.x + band.width; x++) {
      passing += through(line, band, x) ? 1 : 0;
    }
    return passing / (double) band.width;
  }

  /// How many strokes a column that meets any meets on average.
  double crossings(StrokeLine line) {
    Rectangle band = line.bounds();
    int columns = 0;
    int crossings = 0;
    int last = end(line, band, band.x + band.width - 1, 1);
    for (int x = end(line, band, band.x, -1); x <= last; x++) {
      int here = through(line, band, x) ? 0 : crossings(line, band, x);
      columns += here > 0 ? 1 : 0;
      crossings += here;
    }
    return crossings / (double) Math.max(1, columns);
  }

  private int crossings(StrokeLine line, Rectangle band, int x) {
    int count = 0;
    boolean before = false;
    for (int y = band.y; y < band.y + band.height; y++) {
      boolean ink = line.inkLike(pixels[y * width + x], LIKE);
      count += ink && !before ? 1 : 0;
      before = ink;
    }
    return count;
  }

  /// How far the row of letters goes on that way.
  private int end(StrokeLine line, Rectangle band, int start, int step) {
    int last = start;
    int most = (int) (MOST_GAP * band.height);
    for (int x = start; x >= 0 && x < width && Math.abs(x - last) <= most; x += step) {
      if (marked(line, band, x) && !through(line, band, x)) {
        last = x;
      }
    }
    return last;
  }

  private boolean marked(StrokeLine line, Rectangle band, int x) {
    for (int y = band.y; y < band.y + band.height; y++) {
      if (line.inkLike(pixels[y * width + x], LIKE)) {
        return true;
      }
    }
    return false;
  }

  /// Whether something of the ink's colour passes above and below the line: that is the picture's.
  private boolean through(StrokeLine line, Rectangle band, int x) {
    int gap = Math.max(3, band.height / 4);
    return like(line, x, band.y - gap) || like(line, x, band.y + band.height - 1 + gap);
  }

  private boolean like(StrokeLine line, int x, int y) {
    return y >= 0 && y < height && line.inkLike(pixels[y * width + x], LIKE);
  }

  static int apart(int a, int b) {
    return Math.abs(Pictures.red(a) - Pictures.red(b))
        + Math.abs(Pictures.green(a) - Pictures.green(b))
        + Math.abs(Pictures.blue(a) - Pictures.blue(b));
  }
}
