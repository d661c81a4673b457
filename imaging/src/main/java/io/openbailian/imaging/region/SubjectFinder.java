package io.openbailian.imaging.region;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Cuts out what a picture is of.
///
/// A small copy is divided by GrabCut, which is told first guesses: what stands out from what the
/// picture's border cuts through is the subject. The edge is then found again at full size, by
/// colour, in the narrow band where the small copy cannot know it.
final class SubjectFinder {
  private static final int SIDE = 256;
  private static final int TILES = 260;
  private static final double WEAK = 15.5;
  private static final int ROUNDS = 3;

  private SubjectFinder() {}

  static Mask find(BufferedImage image, ImagingWork work) throws InterruptedException {
    double scale = Math.min(1, SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(8, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(8, (int) Math.round(image.getHeight() * scale));
    try (PointerScope _ = OpenCv.scope()) {
      BufferedImage small = Mats.picture(Mats.resized(Mats.of(image), width, height));
      Mask rough = cut(small, guesses(small, work), work);
      work.poll();
      return EdgeRefinement.refine(image, MaskPieces.whole(MaskPieces.keeping(rough, 0.25)), work);
    }
  }

  /// GrabCut's four answers, from how much each piece stands out.
  private static byte[] guesses(BufferedImage small, ImagingWork work) throws InterruptedException {
    int width = small.getWidth();
    Tiles tiles = Tiles.of(lab(small), width, small.getHeight(), TILES);
    work.poll();
    TileBorders outline = TileBorders.of(tiles, width);
    double[] salience = Salience.of(tiles, SkyFinder.open(small), width);
    if (outline.figure(salience) < WEAK) {
      // Nothing is set off: close up, the subject is what is in focus.
      salience = focused(small, tiles);
    }
    double most = Arrays.stream(salience).max().orElse(0);
    double least = outline.threshold(salience);
    byte[] guess = new byte[width * small.getHeight()];
    for (int i = 0; i < guess.length; i++) {
      guess[i] = (byte) answer(salience[tiles.tile()[i]], least, most);
    }
    return guess;
  }

  private static int answer(double here, double least, double most) {
    if (here > least + 0.5 * (most - least)) {
      return opencv_imgproc.GC_FGD;
    }
    if (here > least) {
      return opencv_imgproc.GC_PR_FGD;
    }
    return here > 0.75 * least ? opencv_imgproc.GC_PR_BGD : opencv_imgproc.GC_BGD;
  }

  /// How fine the detail of each piece is, with that of its neighbours.
  private static double[] focused(BufferedImage small, Tiles tiles) {
    int width = small.getWidth();
    int[] pixels = Pictures.pixels(small);
    double[] detail = new double[tiles.count()];
    for (int i = width + 1; i < pixels.length - width - 1; i++) {
      int around =
          Pictures.luma(pixels[i - 1])
              + Pictures.luma(pixels[i + 1])
              + Pictures.luma(pixels[i - width])
              + Pictures.luma(pixels[i + width]);
      detail[tiles.tile()[i]] += Math.abs(4 * Pictures.luma(pixels[i]) - around);
    }
    for (int t = 0; t < detail.length; t++) {
      detail[t] = Math.sqrt(detail[t] / Math.max(1, tiles.size()[t]));
    }
    int[][] neighbours = tiles.neighbours(width);
    for (int round = 0; round < 3; round++) {
      detail = spread(detail, neighbours);
    }
    return detail;
  }

  private static double[] spread(double[] detail, int[][] neighbours) {
    double[] out = new double[detail.length];
    for (int t = 0; t < out.length; t++) {
      double mean = Arrays.stream(neighbours[t]).mapToDouble(n -> detail[n]).average().orElse(0);
      out[t] = (detail[t] + mean) / 2;
    }
    return out;
  }

  private static float[] lab(BufferedImage small) {
    Mat floats = new Mat();
    Mats.of(small).convertTo(floats, opencv_core.CV_32F, 1 / 255.0, 0);
    Mat calm = Mats.blurred(floats, 0.8);
    Mat out = new Mat();
    opencv_imgproc.cvtColor(calm, out, opencv_imgproc.COLOR_BGR2Lab);
    float[] values = new float[3 * small.getWidth() * small.getHeight()];
    FloatBuffer buffer = out.createBuffer();
    buffer.get(values);
    return values;
  }

  private static Mask cut(BufferedImage small, byte[] guesses, ImagingWork work)
      throws InterruptedException {
    return Masks.shrunk(Masks.grown(Division.cut(small, guesses, ROUNDS, work), 1), 1);
  }
}
