package io.openbailian.imaging.region;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Work;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.cv.Mats;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.PointerScope;

/// Guesses where the named parts of a picture are, by colour, place and calm; nothing here has been
/// taught what anything looks like.
public final class RegionFinder {
  private static final double LEAST_SHARE = 0.002;
  private static final int SIDE = 256;

  private RegionFinder() {}

  /// The part, with soft edges; nothing covered when the picture has no such part.
  public static Mask find(BufferedImage image, Region region, Work work)
      throws InterruptedException {
    BufferedImage opaque = Pictures.opaque(image);
    Mask found =
        switch (region) {
          case Region.Whole() -> Mask.all(image.getWidth(), image.getHeight());
          case Region.Subject() -> SubjectFinder.find(opaque, work);
          case Region.Background() -> SubjectFinder.find(opaque, work).inverted();
          case Region.Sky() -> SkyFinder.find(opaque);
          case Region.Coloured(ColourName colour) -> coloured(opaque, colour::names);
          case Region.Plants() -> coloured(opaque, RegionFinder::leaf);
          case Region.Skin() -> coloured(opaque, RegionFinder::skin);
          case Region.Hair() -> hair(opaque, work);
          case Region.Clothes() -> clothes(opaque, work);
        };
    return found.share() < LEAST_SHARE
        ? new Mask(found.width(), found.height(), new byte[found.cover().length])
        : found;
  }

  private interface Colours {
    boolean names(int rgb);
  }

  /// Pixels of the colours, judged on a blurred picture so that noise decides nothing.
  private static Mask coloured(BufferedImage image, Colours colours) {
    BufferedImage calm = calm(image);
    int[] pixels = Pictures.pixels(calm);
    int width = image.getWidth();
    Mask raw =
        Mask.of(width, image.getHeight(), (x, y) -> colours.names(pixels[y * width + x]) ? 255 : 0);
    int speck = Math.max(1, width / 160);
    Mask closed = Masks.shrunk(Masks.grown(raw, speck), speck);
    return Masks.feathered(closed, Math.max(0.8, width / 1000.0));
  }

  private static BufferedImage calm(BufferedImage image) {
    try (PointerScope _ = new PointerScope()) {
      return Mats.picture(Mats.blurred(Mats.of(image), Math.max(0.8, image.getWidth() / 800.0)));
    }
  }

  private static boolean leaf(int rgb) {
    double[] hsl = Hsl.of(rgb);
    return hsl[0] > 0.15 && hsl[0] < 0.45 && hsl[1] > 0.12 && hsl[2] > 0.05 && hsl[2] < 0.9;
  }

  static boolean skin(int rgb) {
    int red = Pictures.red(rgb);
    int green = Pictures.green(rgb);
    int blue = Pictures.blue(rgb);
    double cb = 128 - 0.169 * red - 0.331 * green + 0.5 * blue;
    double cr = 128 + 0.5 * red - 0.419 * green - 0.081 * blue;
    return red > 60 && cb > 85 && cb < 127 && cr > 136 && cr < 168 && red > blue;
  }

  /// The dark of the subject above and beside the lowest skin of the face.
  private static Mask hair(BufferedImage image, Work work) throws InterruptedException {
    Mask subject = SubjectFinder.find(image, work);
    Rectangle face = face(image, subject);
    if (face.isEmpty()) {
      return Mask.of(image.getWidth(), image.getHeight(), (x, y) -> 0);
    }
    int[] pixels = Pictures.pixels(calm(image));
    int width = image.getWidth();
    int skin = mean(pixels, face, width);
    Rectangle around = new Rectangle(face);
    around.grow(face.width * 3 / 4, face.height * 3 / 4);
    Mask raw =
        Mask.of(
            width,
            image.getHeight(),
            (x, y) -> {
              int rgb = pixels[y * width + x];
              boolean hair =
                  Pictures.luma(rgb) < 0.62 * Pictures.luma(skin)
                      && !skin(rgb)
                      && Hsl.of(rgb)[1] < 0.6;
              return hair && around.contains(x, y) ? subject.at(x, y) : 0;
            });
    Mask solid = Masks.grown(Masks.shrunk(withoutFeatures(raw, face), 2), 2);
    return Masks.feathered(Pieces.keeping(solid, 0.1), Math.max(0.8, width / 900.0));
  }

  /// Eyes and brows are dark too, but lie within the face.
  private static Mask withoutFeatures(Mask raw, Rectangle face) {
    Rectangle inner = new Rectangle(face);
    inner.grow(-face.width / 6, -face.height / 6);
    Mask outer = Mask.of(raw.width(), raw.height(), (x, y) -> inner.contains(x, y) ? 0 : 255);
    int size = Math.max(2, face.width / 14);
    Mask solid = Masks.grown(Masks.shrunk(raw, size), size + 2);
    return raw.and(solid.or(outer));
  }

  private static int mean(int[] pixels, Rectangle part, int width) {
    double[] sum = new double[3];
    int count = 0;
    for (int y = part.y; y < part.y + part.height; y++) {
      for (int x = part.x; x < part.x + part.width; x++) {
        int rgb = pixels[y * width + x];
        if (skin(rgb)) {
          sum[0] += Pictures.red(rgb);
          sum[1] += Pictures.green(rgb);
          sum[2] += Pictures.blue(rgb);
          count++;
        }
      }
    }
    return Pictures.rgb(
        sum[0] / Math.max(1, count), sum[1] / Math.max(1, count), sum[2] / Math.max(1, count));
  }

  /// What the subject is below the face.
  private static Mask clothes(BufferedImage image, Work work) throws InterruptedException {
    Mask subject = SubjectFinder.find(image, work);
    Rectangle face = face(image, subject);
    Rectangle whole = subject.bounds();
    int from = face.isEmpty() ? whole.y + whole.height / 4 : face.y + face.height * 9 / 10;
    int[] pixels = Pictures.pixels(calm(image));
    int width = image.getWidth();
    Mask raw =
        Mask.of(
            width,
            image.getHeight(),
            (x, y) -> y >= from && !skin(pixels[y * width + x]) ? subject.at(x, y) : 0);
    return Masks.feathered(Masks.grown(Masks.shrunk(raw, 3), 3), 1.2);
  }

  /// The highest large patch of skin within the subject; empty when it shows none.
  public static Rectangle face(BufferedImage image, Mask subject) {
    int[] pixels = Pictures.pixels(calm(image));
    int width = image.getWidth();
    Mask skin =
        Mask.of(
            width,
            image.getHeight(),
            (x, y) -> subject.at(x, y) > 127 && skin(pixels[y * width + x]) ? 255 : 0);
    Rectangle found = Pieces.largest(Masks.shrunk(skin, Math.max(2, width / SIDE))).bounds();
    // A neck hangs on a face: no face is much higher than wide.
    int height = Math.min(found.height, (int) (1.35 * found.width));
    return new Rectangle(found.x, found.y, found.width, height);
  }
}
