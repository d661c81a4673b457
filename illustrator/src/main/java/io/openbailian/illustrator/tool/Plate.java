package io.openbailian.illustrator.tool;

import java.util.Optional;

/// A part of a stage that was drawn once: pixels, where they lie on the stage and how deep in it.
///
/// @param left of the stage, in pixels
/// @param top of the stage, in pixels
/// @param pixels row by row, premultiplied ARGB
/// @param first of each row, its first pixel that is not empty; beyond the last where there is none
/// @param last of each row, its last pixel that is not empty
/// @param depth 0 at the horizon to 1 in front
/// @param ground whether it lies on the ground: far above, near below
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Plate(
    int left,
    int top,
    int width,
    int height,
    int[] pixels,
    int[] first,
    int[] last,
    double depth,
    boolean ground) {

  /// What is on a paper, cut to its edges; none when it is empty.
  static Optional<Plate> of(int[] paper, int width, int height, double depth, boolean ground) {
    int left = width;
    int right = -1;
    int top = height;
    int bottom = -1;
    for (int y = 0; y < height; y++) {
      int from = 0;
      while (from < width && paper[y * width + from] == 0) {
        from++;
      }
      if (from < width) {
        int to = width - 1;
        while (paper[y * width + to] == 0) {
          to--;
        }
        left = Math.min(left, from);
        right = Math.max(right, to);
        top = Math.min(top, y);
        bottom = y;
      }
    }
    return bottom < 0
        ? Optional.empty()
        : Optional.of(cut(paper, width, left, top, right, bottom, depth, ground));
  }

  private static Plate cut(
      int[] paper,
      int stride,
      int left,
      int top,
      int right,
      int bottom,
      double depth,
      boolean ground) {
    int width = right - left + 1;
    int height = bottom - top + 1;
    int[] pixels = new int[width * height];
    int[] first = new int[height];
    int[] last = new int[height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(paper, (top + y) * stride + left, pixels, y * width, width);
      int from = 0;
      while (from < width && pixels[y * width + from] == 0) {
        from++;
      }
      int to = width - 1;
      while (to > from && pixels[y * width + to] == 0) {
        to--;
      }
      first[y] = from;
      last[y] = to;
    }
    return new Plate(left, top, width, height, pixels, first, last, depth, ground);
  }
}
