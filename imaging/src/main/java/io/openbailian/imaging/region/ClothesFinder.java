package io.openbailian.imaging.region;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;

/// Cuts out what somebody wears: what is below the face, and has the colours of what hangs there.
final class ClothesFinder {
  private static final int SIDE = 224;

  private static final double COMMON = 0.015;

  private ClothesFinder() {}

  /// @param face whose clothes are sought
  static Mask find(BufferedImage image, Mask subject, Rectangle face, ImagingWork work)
      throws InterruptedException {
    double scale = Math.min(1, SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(8, (int) (image.getWidth() * scale));
    int height = Math.max(8, (int) (image.getHeight() * scale));
    try (PointerScope _ = OpenCv.scope()) {
      BufferedImage small = Mats.picture(Mats.resized(Mats.of(image), width, height));
      Mask inside = Masks.resized(subject, width, height);
      byte[] guesses = new byte[width * height];
      int[] pixels = Pictures.pixels(small);
      Set<Integer> worn = common(pixels, inside, face, scale);
      for (int i = 0; i < guesses.length; i++) {
        double u = ((i % width) / scale - face.getCenterX()) / (face.width / 2.0);
        int row = i / width;
        double v = (row / scale - face.getMaxY()) / face.height;
        boolean out = v < -0.1 || !inside.in(i) || Math.abs(u) > 3 + 3 * Math.max(0, v);
        boolean alike = worn.contains(bin(pixels[i]));
        int guess = alike ? opencv_imgproc.GC_PR_FGD : opencv_imgproc.GC_PR_BGD;
        guesses[i] = (byte) (out ? opencv_imgproc.GC_BGD : guess);
      }
      Mask rough = Snip.cut(small, guesses, work);
      Mask firm = Masks.grown(Masks.shrunk(rough, 1), 1);
      return EdgeRefinement.refine(image, MaskPieces.keeping(firm, 0.2), work).and(subject);
    }
  }

  /// The colours that are common straight below the chin, but not those of skin.
  private static Set<Integer> common(int[] pixels, Mask inside, Rectangle face, double scale) {
    Map<Integer, Long> counts =
        IntStream.range(0, pixels.length)
            .filter(inside::in)
            .filter(at -> {
              double u = ((at % inside.width()) / scale - face.getCenterX()) / (face.width / 2.0);
              int row = at / inside.width();
              double v = (row / scale - face.getMaxY()) / face.height;
              return Math.abs(u) < 1.1 && v > 0.2 && v < 2.6 && !RegionFinder.skin(pixels[at]);
            })
            .mapToObj(at -> bin(pixels[at]))
            .collect(Collectors.groupingBy(bin -> bin, Collectors.counting()));
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() > all * COMMON)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static int bin(int rgb) {
    return ((Pictures.red(rgb) >> 5) << 6)
        | ((Pictures.green(rgb) >> 5) << 3)
        | (Pictures.blue(rgb) >> 5);
  }
}
