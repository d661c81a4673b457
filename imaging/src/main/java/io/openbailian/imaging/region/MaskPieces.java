package io.openbailian.imaging.region;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// The connected pieces of a mask.
final class MaskPieces {
  private MaskPieces() {}

  /// The largest piece alone; nothing covered when nothing was.
  static Mask largest(Mask mask) {
    return keeping(mask, 1);
  }

  /// The pieces that have at least that part of the largest one's pixels.
  static Mask keeping(Mask mask, double part) {
    try (PointerScope _ = OpenCv.scope()) {
      Mat hard = new Mat();
      opencv_imgproc.threshold(Mats.of(mask), hard, 127, 255, opencv_imgproc.THRESH_BINARY);
      Mat labels = new Mat();
      Mat stats = new Mat();
      int count =
          opencv_imgproc.connectedComponentsWithStats(
              hard, labels, stats, new Mat(), 8, opencv_core.CV_32S);
      IntBuffer sizes = stats.createBuffer();
      int most = 0;
      for (int i = 1; i < count; i++) {
        most = Math.max(most, sizes.get(5 * i + 4));
      }
      IntBuffer label = labels.createBuffer();
      byte[] out = new byte[mask.cover().length];
      for (int i = 0; i < out.length; i++) {
        boolean kept = label.get(i) > 0 && sizes.get(5 * label.get(i) + 4) >= part * most;
        out[i] = (byte) (kept ? 255 : 0);
      }
      return new Mask(mask.width(), mask.height(), out);
    }
  }

  /// The pieces that have an outline, apart from specks.
  static Mask shaped(Mask mask, Region.Shape shape) {
    try (PointerScope _ = OpenCv.scope()) {
      Mat hard = new Mat();
      opencv_imgproc.threshold(Mats.of(mask), hard, 127, 255, opencv_imgproc.THRESH_BINARY);
      Mat labels = new Mat();
      Mat stats = new Mat();
      int count =
          opencv_imgproc.connectedComponentsWithStats(
              hard, labels, stats, new Mat(), 8, opencv_core.CV_32S);
      IntBuffer boxes = stats.createBuffer();
      boolean[] kept = new boolean[count];
      for (int i = 1; i < count; i++) {
        kept[i] = has(shape, boxes.get(5 * i + 2), boxes.get(5 * i + 3), boxes.get(5 * i + 4));
      }
      IntBuffer label = labels.createBuffer();
      byte[] out = mask.cover().clone();
      for (int i = 0; i < out.length; i++) {
        out[i] =
            kept[label.get(i)] || (label.get(i) == 0 && soft(label, kept, i, mask)) ? out[i] : 0;
      }
      return new Mask(mask.width(), mask.height(), out);
    }
  }

  /// The soft edge of a piece that is kept.
  private static boolean soft(IntBuffer label, boolean[] kept, int at, Mask mask) {
    for (int dy = -2; dy <= 2; dy++) {
      for (int dx = -2; dx <= 2; dx++) {
        int beside = at + dy * mask.width() + dx;
        if (beside >= 0 && beside < label.capacity() && kept[label.get(beside)]) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean has(Region.Shape shape, int wide, int tall, int area) {
    double filled = area / (double) Math.max(1, wide * tall);
    double ratio = wide / (double) Math.max(1, tall);
    boolean even = ratio > 0.75 && ratio < 1.33;
    return area > 16
        && switch (shape) {
          case CIRCLE -> even && filled > 0.7 && filled < 0.86;
          case SQUARE -> filled > 0.88;
          case TRIANGLE -> filled > 0.42 && filled < 0.62;
          case STAR -> even && filled > 0.2 && filled < 0.5;
        };
  }

  /// The mask with the holes in it filled.
  static Mask whole(Mask mask) {
    try (PointerScope _ = OpenCv.scope()) {
      Mask rest = mask.inverted();
      Mat hard = new Mat();
      opencv_imgproc.threshold(Mats.of(rest), hard, 127, 255, opencv_imgproc.THRESH_BINARY);
      Mat labels = new Mat();
      Mat stats = new Mat();
      opencv_imgproc.connectedComponentsWithStats(
          hard, labels, stats, new Mat(), 4, opencv_core.CV_32S);
      IntBuffer boxes = stats.createBuffer();
      IntBuffer label = labels.createBuffer();
      byte[] out = mask.cover().clone();
      for (int i = 0; i < out.length; i++) {
        if (label.get(i) > 0 && enclosed(boxes, label.get(i), mask)) {
          out[i] = (byte) 255;
        }
      }
      return new Mask(mask.width(), mask.height(), out);
    }
  }

  private static boolean enclosed(IntBuffer boxes, int piece, Mask mask) {
    int left = boxes.get(5 * piece);
    int top = boxes.get(5 * piece + 1);
    return left > 0
        && top > 0
        && left + boxes.get(5 * piece + 2) < mask.width()
        && top + boxes.get(5 * piece + 3) < mask.height();
  }
}
