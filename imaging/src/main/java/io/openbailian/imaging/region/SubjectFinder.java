package io.openbailian.imaging.region;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Work;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.cv.Mats;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/// Cuts out what a picture is of.
///
/// A small copy is divided by GrabCut, which is told first guesses: what resembles the picture's
/// border is background, what does not and lies towards the middle is the subject. The edge is then
/// found again at full size, by colour, in the narrow band where the small copy cannot know it.
final class SubjectFinder {
  private static final int SIDE = 256;
  private static final int COLOURS = 16;
  private static final int ROUNDS = 3;

  private SubjectFinder() {}

  static Mask find(BufferedImage image, Work work) throws InterruptedException {
    double scale = Math.min(1, SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(8, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(8, (int) Math.round(image.getHeight() * scale));
    try (PointerScope _ = new PointerScope()) {
      BufferedImage small = Mats.picture(Mats.resized(Mats.of(image), width, height));
      Mask rough = cut(small, guesses(small));
      work.poll();
      return EdgeRefinement.refine(image, Pieces.whole(Pieces.keeping(rough, 0.25)));
    }
  }

  /// GrabCut's four answers, from how rare a colour is at the border and how near the middle a
  /// pixel is.
  private static byte[] guesses(BufferedImage small) {
    int width = small.getWidth();
    int height = small.getHeight();
    float[] unlike = unlikeBorder(small);
    byte[] guess = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = Math.abs(2.0 * x / width - 1);
        // Subjects stand on the lower edge, rarely do they hang from the upper one.
        double v = 2.0 * y / height - 1;
        double middle = 1 - Math.sqrt(u * u + (v > 0 ? 0.35 * v * v : 0.9 * v * v));
        double vote = unlike[y * width + x] + 0.55 * middle;
        boolean rim = x < 2 || x >= width - 2 || y < 2;
        guess[y * width + x] = (byte) answer(rim, vote);
      }
    }
    return guess;
  }

  private static int answer(boolean rim, double vote) {
    if (rim) {
      return opencv_imgproc.GC_BGD;
    }
    return vote > 0.8 ? opencv_imgproc.GC_PR_FGD : opencv_imgproc.GC_PR_BGD;
  }

  /// 0 for colours that fill the left, right and upper border, 1 for those that are not there.
  private static float[] unlikeBorder(BufferedImage small) {
    int width = small.getWidth();
    int height = small.getHeight();
    int[] pixels = Pictures.pixels(small);
    float[] border = new float[COLOURS * COLOURS * COLOURS];
    int band = Math.max(3, width / 16);
    for (int i = 0; i < pixels.length; i++) {
      int x = i % width;
      int y = i / width;
      if (x < band || x >= width - band || y < band) {
        border[bin(pixels[i])]++;
      }
    }
    float[] smooth = spread(border);
    float usual = 0.12f * width * height / 300;
    float[] out = new float[pixels.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = 1 / (1 + smooth[bin(pixels[i])] / usual);
    }
    return out;
  }

  private static int bin(int rgb) {
    return (Pictures.red(rgb) >> 4) * COLOURS * COLOURS
        + (Pictures.green(rgb) >> 4) * COLOURS
        + (Pictures.blue(rgb) >> 4);
  }

  /// Each bin with its neighbours, so that noise does not make a colour rare.
  private static float[] spread(float[] bins) {
    float[] out = bins;
    for (int step : new int[] {1, COLOURS, COLOURS * COLOURS}) {
      float[] from = out;
      out = new float[bins.length];
      for (int i = 0; i < bins.length; i++) {
        int place = i / step % COLOURS;
        out[i] =
            from[i] + (place > 0 ? from[i - step] : 0) + (place < COLOURS - 1 ? from[i + step] : 0);
      }
    }
    return out;
  }

  private static Mask cut(BufferedImage small, byte[] guesses) {
    int width = small.getWidth();
    int height = small.getHeight();
    boolean anything = false;
    for (byte guess : guesses) {
      anything |= guess == opencv_imgproc.GC_PR_FGD;
    }
    if (!anything) {
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
    for (int i = 0; i < answer.length; i++) {
      boolean subject = answer[i] == opencv_imgproc.GC_FGD || answer[i] == opencv_imgproc.GC_PR_FGD;
      answer[i] = (byte) (subject ? 255 : 0);
    }
    return Masks.shrunk(Masks.grown(new Mask(width, height, answer), 1), 1);
  }
}
