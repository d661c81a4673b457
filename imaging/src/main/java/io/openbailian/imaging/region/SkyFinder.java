package io.openbailian.imaging.region;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import org.bytedeco.javacpp.PointerScope;

/// Finds the sky: from the upper edge down as far as colours change slowly and stay light or blue.
final class SkyFinder {
  private static final int SIDE = 320;
  private static final int STEP = 11;
  private static final double LEAST_ABOVE = 0.6;
  private static final double MOST_BELOW = 0.05;
  private static final double LEAST_BESIDE = 0.12;

  private SkyFinder() {}

  static Mask find(BufferedImage image, ImagingWork work) throws InterruptedException {
    double scale = Math.min(1, SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(8, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(8, (int) Math.round(image.getHeight() * scale));
    try (PointerScope _ = OpenCv.scope()) {
      BufferedImage small = Mats.picture(Mats.resized(Mats.of(image), width, height));
      return EdgeRefinement.refine(
          image,
          MaskPieces.whole(flooded(Pictures.pixels(small), width, height, SkyFinder::skyLike)),
          work);
    }
  }

  /// The sky of a small picture, roughly; nothing when what is above may be a wall or a thing close
  /// up. An open sky runs along the upper edge and down both sides.
  static Mask open(BufferedImage small) {
    int width = small.getWidth();
    int height = small.getHeight();
    Mask sky = MaskPieces.whole(flooded(Pictures.pixels(small), width, height, SkyFinder::open));
    int above = 0;
    int below = 0;
    for (int x = 0; x < width; x++) {
      above += sky.in(x) ? 1 : 0;
      below += sky.in((height - 1) * width + x) ? 1 : 0;
    }
    boolean open =
        above > LEAST_ABOVE * width
            && below < MOST_BELOW * width
            && side(sky, 0)
            && side(sky, width - 1);
    return open ? sky : new Mask(width, height, new byte[width * height]);
  }

  private interface Colours {
    boolean allow(int rgb);
  }

  /// Skies have many colours in the evening, but green is none of them.
  private static boolean open(int rgb) {
    return Pictures.green(rgb) <= Math.max(Pictures.red(rgb), Pictures.blue(rgb)) + 6;
  }

  private static boolean side(Mask sky, int x) {
    int count = 0;
    for (int y = 0; y < sky.height(); y++) {
      count += sky.in(y * sky.width() + x) ? 1 : 0;
    }
    return count > LEAST_BESIDE * sky.height();
  }

  private static Mask flooded(int[] pixels, int width, int height, Colours colours) {
    byte[] sky = new byte[pixels.length];
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int x = 0; x < width; x++) {
      if (colours.allow(pixels[x])) {
        sky[x] = (byte) 255;
        open.add(x);
      }
    }
    while (!open.isEmpty()) {
      int at = open.remove();
      int x = at % width;
      reach(pixels, sky, open, at, x > 0 ? at - 1 : at, colours);
      reach(pixels, sky, open, at, x + 1 < width ? at + 1 : at, colours);
      reach(pixels, sky, open, at, at >= width ? at - width : at, colours);
      reach(pixels, sky, open, at, at + width < pixels.length ? at + width : at, colours);
    }
    return new Mask(width, height, sky);
  }

  private static void reach(
      int[] pixels, byte[] sky, ArrayDeque<Integer> open, int from, int to, Colours colours) {
    if (sky[to] == 0 && near(pixels[from], pixels[to]) && colours.allow(pixels[to])) {
      sky[to] = (byte) 255;
      open.add(to);
    }
  }

  private static boolean near(int a, int b) {
    return Math.abs(Pictures.red(a) - Pictures.red(b)) <= STEP
        && Math.abs(Pictures.green(a) - Pictures.green(b)) <= STEP
        && Math.abs(Pictures.blue(a) - Pictures.blue(b)) <= STEP;
  }

  /// Blue at any lightness, or pale, or the warm light of an evening; never green.
  private static boolean skyLike(int rgb) {
    int red = Pictures.red(rgb);
    int green = Pictures.green(rgb);
    int blue = Pictures.blue(rgb);
    boolean blueish = blue >= green && blue > red + 12 && blue > 90;
    boolean pale = Pictures.luma(rgb) > 150 && Math.abs(red - blue) < 60;
    boolean evening = red > 150 && red >= green && Pictures.luma(rgb) > 120;
    return (blueish || pale || evening) && green <= Math.max(red, blue) + 6;
  }
}
