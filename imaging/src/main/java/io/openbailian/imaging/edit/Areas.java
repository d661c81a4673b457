package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.image.BufferedImage;
import java.nio.IntBuffer;
import java.util.ArrayDeque;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// The areas that the lines of a drawing close, though they may leave gaps that the eye closes.
///
/// @param count of areas and one more: 0 is none
/// @param area of every pixel, the lines' too, so that colour lies under ink; at least 1 unless the
///   drawing is nothing but ink
/// @param depth steps to the nearest line
@SuppressWarnings("ArrayRecordComponent") // lives within one edit, never compared
record Areas(int count, int[] area, float[] depth) {
  private static final int INK = 150;
  private static final double SMALLEST = 0.0002;

  static Areas of(BufferedImage sketch, ImagingWork work) throws InterruptedException {
    int width = sketch.getWidth();
    try (PointerScope _ = OpenCv.scope()) {
      Mat grey = new Mat();
      opencv_imgproc.cvtColor(Mats.of(sketch), grey, opencv_imgproc.COLOR_BGR2GRAY);
      Mat open = new Mat();
      opencv_imgproc.threshold(grey, open, INK, 255, opencv_imgproc.THRESH_BINARY);
      int gap = Math.max(2, Math.min(width, sketch.getHeight()) / 150);
      int[] area = new int[width * sketch.getHeight()];
      int count = 1;
      // First what stays apart when gaps are closed; then what is too narrow for that.
      for (int close : new int[] {gap, Math.max(1, gap / 2), 0}) {
        count = found(open, close, area, count);
        spread(area, Mats.plane(open), width, close);
        work.poll();
      }
      spread(area, new byte[0], width, Integer.MAX_VALUE);
      Mat depth = new Mat();
      opencv_imgproc.distanceTransform(open, depth, opencv_imgproc.DIST_L2, 5);
      return new Areas(count, area, Mats.floats(depth));
    }
  }

  /// Numbers the open areas that no number has yet, as they are when lines are drawn wider.
  private static int found(Mat open, int wider, int[] area, int next) {
    byte[] free = Mats.plane(open);
    for (int i = 0; i < free.length; i++) {
      free[i] = area[i] == 0 ? free[i] : 0;
    }
    Mat closed = Mats.plane(free, open.cols(), open.rows());
    if (wider > 0) {
      opencv_imgproc.erode(closed, closed, Mats.brush(wider));
    }
    Mat labels = new Mat();
    Mat stats = new Mat();
    int found =
        opencv_imgproc.connectedComponentsWithStats(
            closed, labels, stats, new Mat(), 4, opencv_core.CV_32S);
    IntBuffer label = labels.createBuffer();
    IntBuffer sizes = stats.createBuffer();
    int[] number = new int[found];
    int count = next;
    for (int i = 1; i < found; i++) {
      number[i] = sizes.get(5 * i + 4) >= SMALLEST * area.length ? count++ : 0;
    }
    for (int i = 0; i < area.length; i++) {
      area[i] = area[i] == 0 ? number[label.get(i)] : area[i];
    }
    return count;
  }

  /// Every pixel without a number takes that of the nearest that has one, at most so far.
  ///
  /// @param open where numbers may go; everywhere when empty
  private static void spread(int[] area, byte[] open, int width, int steps) {
    ArrayDeque<Integer> edge = new ArrayDeque<>();
    int[] reached = new int[area.length];
    for (int i = 0; i < area.length; i++) {
      if (area[i] != 0) {
        edge.add(i);
      }
    }
    while (!edge.isEmpty()) {
      int i = edge.remove();
      if (reached[i] >= steps) {
        continue;
      }
      int x = i % width;
      int[] around = {
        x > 0 ? i - 1 : i,
        x + 1 < width ? i + 1 : i,
        i >= width ? i - width : i,
        i + width < area.length ? i + width : i
      };
      for (int to : around) {
        if (area[to] == 0 && (open.length == 0 || open[to] != 0)) {
          area[to] = area[i];
          reached[to] = reached[i] + 1;
          edge.add(to);
        }
      }
    }
  }

  /// The area with most pixels; 0 when there is none.
  int largest() {
    int[] sizes = new int[count];
    for (int one : area) {
      sizes[one]++;
    }
    int largest = Math.min(1, count - 1);
    for (int i = 1; i < count; i++) {
      largest = sizes[i] > sizes[largest] ? i : largest;
    }
    return largest;
  }
}
