package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// The lines one would draw of a picture: where a fine blur and a coarse one differ, thrown into
/// black and white with soft edges.
final class Lines {
  private Lines() {}

  /// 0 where a line is, 1 where paper stays.
  ///
  /// @param width of the pen, in thousandths of the shorter side
  static float[] drawn(BufferedImage image, double width, ImagingWork work)
      throws InterruptedException {
    work.poll();
    try (PointerScope _ = OpenCv.scope()) {
      double sigma = Math.max(0.5, width * Math.min(image.getWidth(), image.getHeight()) / 1000);
      Mat calm = new Mat();
      opencv_imgproc.bilateralFilter(Mats.of(image), calm, 5, 40, 2);
      Luma luma = Luma.of(Mats.picture(calm));
      Mat plane = Mats.plane(luma.values(), luma.width(), luma.height());
      float[] fine = Mats.floats(Mats.blurred(plane, sigma));
      work.poll();
      float[] coarse = Mats.floats(Mats.blurred(plane, 1.6 * sigma));
      for (int i = 0; i < fine.length; i++) {
        fine[i] = inked(fine[i], coarse[i]);
      }
      return fine;
    }
  }

  /// Only the dark side of an edge is inked; what differs by a grey or two is noise.
  private static float inked(float fine, float coarse) {
    float dark = (coarse - fine - 1.6f) / 5.5f;
    return 1 - Math.clamp(dark, 0f, 1f);
  }
}
