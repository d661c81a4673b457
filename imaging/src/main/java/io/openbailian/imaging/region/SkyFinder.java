package io.openbailian.imaging.region;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Mats;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import org.bytedeco.javacpp.PointerScope;

/// Finds the sky: from the upper edge down as far as colours change slowly and stay light or blue.
final class SkyFinder {
  private static final int SIDE = 320;
  private static final int STEP = 11;

  private SkyFinder() {}

  static Mask find(BufferedImage image) {
    double scale = Math.min(1, SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(8, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(8, (int) Math.round(image.getHeight() * scale));
    try (PointerScope _ = new PointerScope()) {
      BufferedImage small = Mats.picture(Mats.resized(Mats.of(image), width, height));
      return EdgeRefinement.refine(
          image, Pieces.whole(flooded(Pictures.pixels(small), width, height)));
    }
  }

  private static Mask flooded(int[] pixels, int width, int height) {
    byte[] sky = new byte[pixels.length];
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int x = 0; x < width; x++) {
      if (skyLike(pixels[x])) {
        sky[x] = (byte) 255;
        open.add(x);
      }
    }
    while (!open.isEmpty()) {
      int at = open.remove();
      int x = at % width;
      reach(pixels, sky, open, at, x > 0 ? at - 1 : at);
      reach(pixels, sky, open, at, x + 1 < width ? at + 1 : at);
      reach(pixels, sky, open, at, at >= width ? at - width : at);
      reach(pixels, sky, open, at, at + width < pixels.length ? at + width : at);
    }
    return new Mask(width, height, sky);
  }

  private static void reach(int[] pixels, byte[] sky, ArrayDeque<Integer> open, int from, int to) {
    if (sky[to] == 0 && near(pixels[from], pixels[to]) && skyLike(pixels[to])) {
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
