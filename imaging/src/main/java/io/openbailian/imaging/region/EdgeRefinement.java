package io.openbailian.imaging.region;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
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
  private static final double STEEPNESS = 2.2;
  private static final int COARSE = 4;

  private EdgeRefinement() {}

  /// @param rough at any size
  static Mask refine(BufferedImage image, Mask rough, ImagingWork work)
      throws InterruptedException {
    int width = image.getWidth();
    int height = image.getHeight();
    Mask large = Masks.resized(rough, width, height);
    work.poll();
    int radius = Math.max(2, (int) Math.ceil(1.5 * width / (double) rough.width()));
    try (PointerScope _ = OpenCv.scope()) {
      Mat guide = Mats.grey(image);
      work.poll();
      Mat lit = guided(guide, Mats.of(large), radius, work);
      Mat soft = new Mat();
      lit.convertTo(soft, opencv_core.CV_8U, STEEPNESS, 127.5 * (1 - STEEPNESS));
      work.poll();
      Mask grown = Masks.grown(large, radius);
      work.poll();
      return Mats.mask(soft).and(grown);
    }
  }

  /// Brightness times a slope and an offset. Both change slowly, so that they are found at half the
  /// size where the radius allows.
  private static Mat guided(Mat grey, Mat cover, int radius, ImagingWork work)
      throws InterruptedException {
    int less = radius >= COARSE ? 2 : 1;
    int width = Math.max(1, grey.cols() / less);
    int height = Math.max(1, grey.rows() / less);
    int reach = radius / less;
    Mat guide = floats(Mats.resized(grey, width, height));
    work.poll();
    Mat mask = floats(Mats.resized(cover, width, height));
    work.poll();
    Mat meanGuide = box(guide, reach);
    Mat meanMask = box(mask, reach);
    work.poll();
    Mat both = box(guide.mul(mask).asMat(), reach);
    Mat square = box(guide.mul(guide).asMat(), reach);
    work.poll();
    Mat covariance = opencv_core.subtract(both, meanGuide.mul(meanMask).asMat()).asMat();
    Mat variance = opencv_core.subtract(square, meanGuide.mul(meanGuide).asMat()).asMat();
    work.poll();
    Mat slope = new Mat();
    Mat padded = opencv_core.add(variance, Scalar.all(SMOOTHNESS)).asMat();
    opencv_core.divide(covariance, padded, slope);
    Mat offset = opencv_core.subtract(meanMask, slope.mul(meanGuide).asMat()).asMat();
    work.poll();
    Mat slopes = spread(box(slope, reach), grey);
    work.poll();
    Mat lit = slopes.mul(floats(grey)).asMat();
    work.poll();
    return opencv_core.add(lit, spread(box(offset, reach), grey)).asMat();
  }

  private static Mat floats(Mat bytes) {
    Mat out = new Mat();
    bytes.convertTo(out, opencv_core.CV_32F);
    return out;
  }

  private static Mat spread(Mat plane, Mat like) {
    Mat out = new Mat();
    opencv_imgproc.resize(plane, out, like.size(), 0, 0, opencv_imgproc.INTER_LINEAR);
    return out;
  }

  private static Mat box(Mat mat, int radius) {
    Mat out = new Mat();
    opencv_imgproc.blur(mat, out, new Size(2 * radius + 1, 2 * radius + 1));
    return out;
  }
}
