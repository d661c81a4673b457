package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Blurs and sharpens.
public final class Focus {
  private static final double COARSE = 8;

  private Focus() {}

  /// The picture out of focus where the mask covers it.
  ///
  /// @param amount 0 to 1; 1 blurs over 1/40 of the shorter side
  public static BufferedImage blur(BufferedImage image, Mask where, double amount, ImagingWork work)
      throws InterruptedException {
    double sigma = Math.max(0.6, amount * Math.min(image.getWidth(), image.getHeight()) / 40);
    work.poll();
    try (PointerScope _ = OpenCv.scope()) {
      return where.composite(image, Mats.picture(blurredWithin(image, where, sigma)));
    }
  }

  /// Blurs what the mask covers by itself: what it does not cover must not bleed in.
  private static Mat blurredWithin(BufferedImage image, Mask where, double sigma) {
    // A wide blur leaves nothing that a quarter of the size would not hold.
    int less = sigma >= COARSE ? 4 : 1;
    int width = Math.max(1, image.getWidth() / less);
    int height = Math.max(1, image.getHeight() / less);
    Mat weight = new Mat();
    Mats.resized(Mats.of(where), width, height)
        .convertTo(weight, opencv_core.CV_32F, 1 / 255.0, 1e-4);
    Mat weights = new Mat();
    opencv_imgproc.cvtColor(weight, weights, opencv_imgproc.COLOR_GRAY2BGR);
    Mat colours = new Mat();
    Mats.resized(Mats.of(image), width, height).convertTo(colours, opencv_core.CV_32F);
    Mat weighted = Mats.blurred(colours.mul(weights).asMat(), sigma / less);
    Mat much = new Mat();
    opencv_imgproc.cvtColor(
        Mats.blurred(weight, sigma / less), much, opencv_imgproc.COLOR_GRAY2BGR);
    Mat ratio = new Mat();
    opencv_core.divide(weighted, much, ratio);
    Mat out = new Mat();
    ratio.convertTo(out, opencv_core.CV_8U);
    return Mats.resized(out, image.getWidth(), image.getHeight());
  }

  /// The picture clearer where the mask covers it.
  ///
  /// @param amount 0 to 1
  public static BufferedImage sharpen(
      BufferedImage image, Mask where, double amount, ImagingWork work)
      throws InterruptedException {
    work.poll();
    try (PointerScope _ = OpenCv.scope()) {
      Mat sharp = Mats.of(image);
      Mat soft = Mats.blurred(sharp, 1.3);
      Mat out = new Mat();
      opencv_core.addWeighted(sharp, 1 + 1.8 * amount, soft, -1.8 * amount, 0, out);
      return where.composite(image, Mats.picture(out));
    }
  }

  /// Grain and blotches away, edges kept.
  public static BufferedImage denoise(
      BufferedImage image, Mask where, double amount, ImagingWork work)
      throws InterruptedException {
    work.poll();
    try (PointerScope _ = OpenCv.scope()) {
      Mat out = new Mat();
      opencv_imgproc.bilateralFilter(Mats.of(image), out, 7, 15 + 45 * amount, 3);
      return where.composite(image, Mats.picture(out));
    }
  }
}
