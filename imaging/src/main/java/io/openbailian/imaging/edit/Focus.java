package io.openbailian.imaging.edit;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Work;
import io.openbailian.imaging.cv.Mats;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Blurs and sharpens.
public final class Focus {
  private Focus() {}

  /// @param amount 0 to 1; 1 blurs over 1/40 of the shorter side
  public static BufferedImage blur(BufferedImage image, Mask where, double amount, Work work)
      throws InterruptedException {
    double sigma = Math.max(0.6, amount * Math.min(image.getWidth(), image.getHeight()) / 40);
    work.poll();
    try (PointerScope _ = new PointerScope()) {
      return where.composite(image, Mats.picture(Mats.blurred(Mats.of(image), sigma)));
    }
  }

  /// @param amount 0 to 1
  public static BufferedImage sharpen(BufferedImage image, Mask where, double amount, Work work)
      throws InterruptedException {
    work.poll();
    try (PointerScope _ = new PointerScope()) {
      Mat sharp = Mats.of(image);
      Mat soft = Mats.blurred(sharp, 1.3);
      Mat out = new Mat();
      opencv_core.addWeighted(sharp, 1 + 1.8 * amount, soft, -1.8 * amount, 0, out);
      return where.composite(image, Mats.picture(out));
    }
  }

  /// Grain and blotches away, edges kept.
  public static BufferedImage denoise(BufferedImage image, Mask where, double amount, Work work)
      throws InterruptedException {
    work.poll();
    try (PointerScope _ = new PointerScope()) {
      Mat out = new Mat();
      opencv_imgproc.bilateralFilter(Mats.of(image), out, 7, 15 + 45 * amount, 3);
      return where.composite(image, Mats.picture(out));
    }
  }
}
