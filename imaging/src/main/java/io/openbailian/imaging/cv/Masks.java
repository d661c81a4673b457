package io.openbailian.imaging.cv;

import io.openbailian.imaging.Mask;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Masks grown, shrunk, smoothed and measured.
public final class Masks {
  private Masks() {}

  /// The mask with a rim of that many pixels more.
  public static Mask grown(Mask mask, int radius) {
    try (PointerScope _ = OpenCv.scope()) {
      Mat out = new Mat();
      opencv_imgproc.dilate(Mats.of(mask), out, Mats.brush(radius));
      return Mats.mask(out);
    }
  }

  /// The mask with a rim of that many pixels less.
  public static Mask shrunk(Mask mask, int radius) {
    try (PointerScope _ = OpenCv.scope()) {
      Mat out = new Mat();
      opencv_imgproc.erode(Mats.of(mask), out, Mats.brush(radius));
      return Mats.mask(out);
    }
  }

  /// The mask with its edge softened; it may reach a little further than before.
  public static Mask feathered(Mask mask, double sigma) {
    try (PointerScope _ = OpenCv.scope()) {
      return Mats.mask(Mats.blurred(Mats.of(mask), sigma));
    }
  }

  /// The mask with its edge softened inwards only: nothing outside is ever covered.
  public static Mask featheredInside(Mask mask, double sigma) {
    Mask soft = feathered(shrunk(mask, Math.max(1, (int) Math.round(sigma))), sigma);
    return soft.and(mask);
  }

  /// For each pixel how far inside it is, in pixels; 0 outside.
  public static float[] depth(Mask mask) {
    try (PointerScope _ = OpenCv.scope()) {
      Mat hard = new Mat();
      opencv_imgproc.threshold(Mats.of(mask), hard, 127, 255, opencv_imgproc.THRESH_BINARY);
      Mat out = new Mat();
      opencv_imgproc.distanceTransform(hard, out, opencv_imgproc.DIST_L2, 5);
      return Mats.floats(out);
    }
  }

  /// The mask at another size.
  public static Mask resized(Mask mask, int width, int height) {
    try (PointerScope _ = OpenCv.scope()) {
      return Mats.mask(Mats.resized(Mats.of(mask), width, height));
    }
  }
}
