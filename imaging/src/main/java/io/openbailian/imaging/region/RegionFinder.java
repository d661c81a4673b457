package io.openbailian.imaging.region;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.PointerScope;

/// Guesses where the named parts of a picture are, by colour, place and calm; nothing here has been
/// taught what anything looks like.
public final class RegionFinder {
  private static final double LEAST_SHARE = 0.002;

  private RegionFinder() {}

  /// The part, with soft edges; nothing covered when the picture has no such part.
  public static Mask find(BufferedImage image, Region region, ImagingWork work)
      throws InterruptedException {
    BufferedImage opaque = Pictures.opaque(image);
    Mask found =
        switch (region) {
          case Region.Whole() -> Mask.all(image.getWidth(), image.getHeight());
          case Region.Subject() -> SubjectFinder.find(opaque, work);
          case Region.Background() -> SubjectFinder.find(opaque, work).inverted();
          case Region.Sky() -> SkyFinder.find(opaque, work);
          case Region.Coloured(ColourName colour) -> coloured(opaque, colour::names);
          case Region.Shaped(ColourName colour, Region.Shape shape) ->
              MaskPieces.shaped(coloured(opaque, colour::names), shape);
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
    try (PointerScope _ = OpenCv.scope()) {
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

  private static Mask hair(BufferedImage image, ImagingWork work) throws InterruptedException {
    Mask subject = SubjectFinder.find(image, work);
    Rectangle face = face(image, subject);
    if (face.isEmpty()) {
      return Mask.of(image.getWidth(), image.getHeight(), (x, y) -> 0);
    }
    return HairFinder.find(image, subject, face, work);
  }

  /// What the subject is below the face.
  private static Mask clothes(BufferedImage image, ImagingWork work) throws InterruptedException {
    Mask subject = SubjectFinder.find(image, work);
    Rectangle face = face(image, subject);
    if (!face.isEmpty()) {
      return ClothesFinder.find(image, subject, face, work);
    }
    Rectangle whole = subject.bounds();
    int from = whole.y + whole.height / 4;
    int[] pixels = Pictures.pixels(calm(image));
    int width = image.getWidth();
    Mask raw =
        Mask.of(
            width,
            image.getHeight(),
            (x, y) -> y >= from && !skin(pixels[y * width + x]) ? subject.at(x, y) : 0);
    return Masks.feathered(Masks.grown(Masks.shrunk(raw, 3), 3), 1.2);
  }

  /// The patch of skin within the subject that is most like a face; empty when it shows none.
  public static Rectangle face(BufferedImage image, Mask subject) {
    int[] pixels = Pictures.pixels(calm(image));
    int width = image.getWidth();
    Mask skin =
        Mask.of(
            width,
            image.getHeight(),
            (x, y) -> subject.at(x, y) > 127 && skin(pixels[y * width + x]) ? 255 : 0);
    return FaceFinder.find(pixels, skin, subject.bounds());
  }
}
