package io.openbailian.imaging.region;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import java.awt.image.BufferedImage;
import org.bytedeco.opencv.global.opencv_imgproc;

/// Cuts a part out of a small picture by colour, from guesses of where it is.
final class Snip {
  private static final int ROUNDS = 4;
  private static final int FEWEST = 16;

  private Snip() {}

  /// The part, cut out by its colours.
  ///
  /// @param guesses GrabCut's four answers, one for each pixel
  /// @return nothing covered when hardly a pixel was guessed to be the part
  static Mask cut(BufferedImage small, byte[] guesses, ImagingWork work)
      throws InterruptedException {
    int sure = 0;
    for (byte guess : guesses) {
      sure += guess == opencv_imgproc.GC_PR_FGD ? 1 : 0;
    }
    return sure < FEWEST
        ? new Mask(small.getWidth(), small.getHeight(), new byte[guesses.length])
        : Division.cut(small, guesses, ROUNDS, work);
  }
}
