package io.openbailian.imaging.region;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;

/// Cuts the hair out of a head: what is above and beside the face, of the colours that lie above
/// it, and neither skin, nor clothes, nor what is behind.
final class HairFinder {
  private static final int SIDE = 192;

  private static final int USUAL = 0x402818;

  private HairFinder() {}

  /// The hair around a face.
  ///
  /// @return nothing covered where nothing like hair lies around the face
  static Mask find(BufferedImage image, Mask subject, Rectangle face, ImagingWork work)
      throws InterruptedException {
    Rectangle around =
        new Rectangle(face.x - face.width, face.y - face.height, 3 * face.width, 3 * face.height)
            .intersection(new Rectangle(image.getWidth(), image.getHeight()));
    double scale = Math.min(1, SIDE / (double) Math.max(around.width, around.height));
    int width = Math.max(8, (int) (around.width * scale));
    int height = Math.max(8, (int) (around.height * scale));
    try (PointerScope _ = OpenCv.scope()) {
      BufferedImage crop = Pictures.cut(image, around.x, around.y, around.width, around.height);
      BufferedImage small = Mats.picture(Mats.resized(Mats.of(crop), width, height));
      Mask inside = Masks.resized(subject.cut(around), width, height);
      Rectangle head =
          new Rectangle(
              (int) ((face.x - around.x) * scale),
              (int) ((face.y - around.y) * scale),
              Math.max(1, (int) (face.width * scale)),
              Math.max(1, (int) (face.height * scale)));
      Mask rough = Snip.cut(small, guesses(small, inside, head), work);
      Mask firm = Masks.grown(Masks.shrunk(rough, 1), 1);
      Mask hair = MaskPieces.whole(MaskPieces.keeping(firm, 0.25));
      return placed(EdgeRefinement.refine(crop, hair, work), around, subject);
    }
  }

  private static byte[] guesses(BufferedImage small, Mask inside, Rectangle face) {
    int width = small.getWidth();
    int[] pixels = Pictures.pixels(small);
    int hair = crown(pixels, width, inside, face);
    byte[] guess = new byte[pixels.length];
    for (int i = 0; i < guess.length; i++) {
      double u = (i % width - face.getCenterX()) / (face.width / 2.0);
      double v = (i / width - face.y) / (double) face.height;
      guess[i] =
          (byte) (inside.in(i) ? guess(u, v, alike(pixels[i], hair)) : opencv_imgproc.GC_BGD);
    }
    return guess;
  }

  /// The middle colour, by its light, of what lies on top of the face.
  private static int crown(int[] pixels, int width, Mask inside, Rectangle face) {
    int top = Math.max(0, face.y - face.height * 2 / 5);
    List<Integer> colours =
        IntStream.range(top, Math.max(top + 1, face.y))
            .flatMap(y ->
                IntStream.range(face.x + face.width / 4, face.x + face.width * 3 / 4)
                    .map(x -> y * width + x))
            .filter(at -> at < pixels.length && inside.in(at))
            .mapToObj(at -> pixels[at])
            .sorted(Comparator.comparingInt(Pictures::luma))
            .toList();
    return colours.isEmpty() ? USUAL : colours.get(colours.size() / 2);
  }

  /// Hair shines and has shadows: its colour may be lighter or darker, but hardly another.
  private static boolean alike(int rgb, int hair) {
    int light = Math.abs(Pictures.luma(rgb) - Pictures.luma(hair));
    int red = Math.abs(redness(rgb) - redness(hair));
    int blue = Math.abs(blueness(rgb) - blueness(hair));
    return light < 80 && red + blue < 44;
  }

  private static int redness(int rgb) {
    return Pictures.red(rgb) - Pictures.luma(rgb);
  }

  private static int blueness(int rgb) {
    return Pictures.blue(rgb) - Pictures.luma(rgb);
  }

  /// @param u across the face, -1 to 1
  /// @param v down the face, 0 to 1
  private static int guess(double u, double v, boolean alike) {
    boolean within = u * u + 4 * (v - 0.55) * (v - 0.55) < 0.8;
    if (within || Math.abs(u) > 2.2 || v < -1 || v > 2.2) {
      return opencv_imgproc.GC_BGD;
    }
    boolean above = v < 0.05;
    boolean beside = Math.abs(u) > (v > 1 ? 0.25 : 0.85);
    return alike && (above || beside) ? opencv_imgproc.GC_PR_FGD : opencv_imgproc.GC_PR_BGD;
  }

  private static Mask placed(Mask part, Rectangle where, Mask subject) {
    return Mask.of(
        subject.width(),
        subject.height(),
        (x, y) ->
            where.contains(x, y)
                ? Math.min(subject.at(x, y), part.at(x - where.x, y - where.y))
                : 0);
  }
}
