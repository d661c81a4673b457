package io.openbailian.imaging.region;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.cv.Mats;
import java.awt.image.BufferedImage;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/// Cuts a part out of a small picture by colour, from guesses of where it is.
final class Snip {
  private static final int ROUNDS = 4;
  private static final int FEWEST = 16;

  private Snip() {}

  /// The part, cut out by its colours.
  ///
  /// @param guesses GrabCut's four answers, one for each pixel
  /// @return nothing covered when hardly a pixel was guessed to be the part
  static Mask cut(BufferedImage small, byte[] guesses) {
    int width = small.getWidth();
    int height = small.getHeight();
    int sure = 0;
    for (byte guess : guesses) {
      sure += guess == opencv_imgproc.GC_PR_FGD ? 1 : 0;
    }
    if (sure < FEWEST) {
      return new Mask(width, height, new byte[guesses.length]);
    }
    opencv_core.setRNGSeed(1); // its first clusters are drawn by lot
    Mat mask = Mats.plane(guesses, width, height);
    opencv_imgproc.grabCut(
        Mats.of(small),
        mask,
        new Rect(),
        new Mat(),
        new Mat(),
        ROUNDS,
        opencv_imgproc.GC_INIT_WITH_MASK);
    byte[] answer = Mats.plane(mask);
    return Mask.of(
        width,
        height,
        (x, y) -> {
          byte value = answer[y * width + x];
          return value == opencv_imgproc.GC_FGD || value == opencv_imgproc.GC_PR_FGD ? 255 : 0;
        });
  }
}
