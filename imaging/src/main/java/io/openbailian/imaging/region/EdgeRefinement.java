package io.openbailian.imaging.region;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.cv.Mats;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/// Lets the edge of a mask follow the edges of a picture: a guided filter on its brightness, then a
/// steeper edge.
final class EdgeRefinement {
  private static final double SMOOTHNESS = 12;

  private EdgeRefinement() {}

  /// @param rough at any size
  static Mask refine(BufferedImage image, Mask rough) {
    int width = image.getWidth();
    int height = image.getHeight();
    Mask large = Masks.resized(rough, width, height);
    int radius = Math.max(2, (int) Math.ceil(1.5 * width / (double) rough.width()));
    try (PointerScope _ = new PointerScope()) {
      Mat grey = new Mat();
      opencv_imgproc.cvtColor(Mats.of(image), grey, opencv_imgproc.COLOR_BGR2GRAY);
      Mat guide = new Mat();
      grey.convertTo(guide, opencv_core.CV_32F);
      Mat mask = new Mat();
      Mats.of(large).convertTo(mask, opencv_core.CV_32F);
      Mask reach = Masks.grown(large, radius);
      return steep(Mats.floats(guided(guide, mask, radius)), width, height).and(reach);
    }
  }

  private static Mat guided(Mat guide, Mat mask, int radius) {
    Mat meanGuide = box(guide, radius);
    Mat meanMask = box(mask, radius);
    Mat both = box(guide.mul(mask).asMat(), radius);
    Mat square = box(guide.mul(guide).asMat(), radius);
    Mat covariance = opencv_core.subtract(both, meanGuide.mul(meanMask).asMat()).asMat();
    Mat variance = opencv_core.subtract(square, meanGuide.mul(meanGuide).asMat()).asMat();
    Mat slope = new Mat();
    Mat padded = opencv_core.add(variance, Scalar.all(SMOOTHNESS)).asMat();
    opencv_core.divide(covariance, padded, slope);
    Mat offset = opencv_core.subtract(meanMask, slope.mul(meanGuide).asMat()).asMat();
    Mat lit = box(slope, radius).mul(guide).asMat();
    return opencv_core.add(lit, box(offset, radius)).asMat();
  }

  private static Mat box(Mat mat, int radius) {
    Mat out = new Mat();
    opencv_imgproc.blur(mat, out, new Size(2 * radius + 1, 2 * radius + 1));
    return out;
  }

  private static Mask steep(float[] soft, int width, int height) {
    return Mask.of(
        width,
        height,
        (x, y) -> Math.clamp(Math.round((soft[y * width + x] - 127.5f) * 2.2f + 127.5f), 0, 255));
  }
}
