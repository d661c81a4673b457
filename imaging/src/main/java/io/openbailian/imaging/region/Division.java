package io.openbailian.imaging.region;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.cv.Mats;
import java.awt.image.BufferedImage;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/// A small picture divided by GrabCut: its answer for each pixel, and the colours that it learnt.
///
/// The colours are learnt from half the size, where a round costs a quarter; at the picture's own
/// size they then divide only what lies along the rim.
record Division(Mat answers, Mat ground, Mat part) {
  /// So far from the rim that was found at half the size every pixel is asked again.
  private static final int BAND = 4;

  /// The part, cut out by its colours. Call within a `PointerScope`.
  ///
  /// @param guesses GrabCut's four answers, one for each pixel
  /// @return nothing covered when the guesses are all the part, or none of them is
  static Mask cut(BufferedImage small, byte[] guesses, int rounds, ImagingWork work)
      throws InterruptedException {
    int width = small.getWidth();
    int height = small.getHeight();
    if (!divides(guesses)) {
      return new Mask(width, height, new byte[guesses.length]);
    }
    Mat colours = Mats.of(small);
    Mat all = Mats.plane(guesses, width, height);
    Size half = new Size((width + 1) / 2, (height + 1) / 2);
    Mat fewer = resized(all, half, opencv_imgproc.INTER_NEAREST);
    if (!divides(Mats.plane(fewer))) {
      return learnt(colours, all, rounds, work).mask();
    }
    Mat halved = resized(colours, half, opencv_imgproc.INTER_AREA);
    return learnt(halved, fewer, rounds, work).at(colours, work);
  }

  private static boolean divides(byte[] guesses) {
    boolean part = false;
    boolean ground = false;
    for (byte guess : guesses) {
      part |= isPart(guess);
      ground |= !isPart(guess);
    }
    return part && ground;
  }

  private static boolean isPart(byte answer) {
    return answer == opencv_imgproc.GC_FGD || answer == opencv_imgproc.GC_PR_FGD;
  }

  private static Division learnt(Mat colours, Mat guesses, int rounds, ImagingWork work)
      throws InterruptedException {
    Division division = new Division(guesses, new Mat(), new Mat());
    opencv_core.setRNGSeed(1); // its first clusters are drawn by lot
    division.divide(colours, opencv_imgproc.GC_INIT_WITH_MASK, work);
    for (int round = 1; round < rounds; round++) {
      division.divide(colours, opencv_imgproc.GC_EVAL, work);
    }
    return division;
  }

  /// One round: a native call, which cannot be stopped in its middle.
  private void divide(Mat colours, int mode, ImagingWork work) throws InterruptedException {
    work.poll();
    opencv_imgproc.grabCut(colours, answers, new Rect(), ground, part, 1, mode);
  }

  private Mask mask() {
    byte[] mask = Mats.plane(answers);
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (byte) (isPart(mask[i]) ? 255 : 0);
    }
    return new Mask(answers.cols(), answers.rows(), mask);
  }

  /// The same division at another size.
  private Mask at(Mat colours, ImagingWork work) throws InterruptedException {
    Mask rough = Mats.mask(resized(Mats.of(mask()), colours.size(), opencv_imgproc.INTER_LINEAR));
    Mask inner = Masks.shrunk(rough, BAND);
    Mask outer = Masks.grown(rough, BAND);
    byte[] guesses = new byte[rough.cover().length];
    for (int i = 0; i < guesses.length; i++) {
      guesses[i] = (byte) (outer.at(i) == 0 ? opencv_imgproc.GC_BGD : guess(rough, inner, i));
    }
    Mat mat = Mats.plane(guesses, rough.width(), rough.height());
    Division fine = new Division(mat, ground, part);
    fine.divide(colours, opencv_imgproc.GC_EVAL_FREEZE_MODEL, work);
    return fine.mask();
  }

  private static int guess(Mask rough, Mask inner, int i) {
    if (inner.at(i) == 255) {
      return opencv_imgproc.GC_FGD;
    }
    return rough.in(i) ? opencv_imgproc.GC_PR_FGD : opencv_imgproc.GC_PR_BGD;
  }

  private static Mat resized(Mat mat, Size size, int way) {
    Mat out = new Mat();
    opencv_imgproc.resize(mat, out, size, 0, 0, way);
    return out;
  }
}
