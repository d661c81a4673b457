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
import org.bytedeco.opencv.opencv_core.Mat;

/// Where the named parts of a grey picture are: colour cannot tell, so place, lightness and texture
/// must.
///
/// @param subject what the picture is of
/// @param sky an open sky, and nothing when there is none
/// @param busy how much lightness varies around each pixel
public record GreyRegions(BufferedImage image, Mask subject, Mask sky, Mask busy) {
  private static final int SIDE = 320;
  private static final double OUTDOORS = 0.06;
  private static final double WIDE = 0.08;

  public static GreyRegions of(BufferedImage image, ImagingWork work) throws InterruptedException {
    BufferedImage opaque = Pictures.opaque(image);
    Mask sky = sky(opaque, work);
    work.poll();
    Mask subject = SubjectFinder.find(opaque, work).and(sky.inverted());
    work.poll();
    Mask busy = busy(opaque);
    work.poll();
    return new GreyRegions(opaque, subject, sky, busy);
  }

  /// Whether the picture shows a sky, under which leaves and grass are likely.
  public boolean outdoors() {
    return sky.share() > OUTDOORS;
  }

  /// Whether the subject runs through from left to right: then it is ground, hills or a wood.
  public boolean wide() {
    int left = 0;
    int right = 0;
    for (int y = 0; y < subject.height(); y++) {
      left += subject.in(y * subject.width()) ? 1 : 0;
      right += subject.in((y + 1) * subject.width() - 1) ? 1 : 0;
    }
    return Math.min(left, right) > WIDE * subject.height();
  }

  /// The part, with soft edges; nothing covered when nothing of the kind is likely there.
  public Mask find(Region region) {
    int width = image.getWidth();
    int height = image.getHeight();
    return switch (region) {
      case Region.Whole() -> Mask.all(width, height);
      case Region.Subject() -> subject;
      case Region.Background() -> subject.inverted();
      case Region.Sky() -> sky;
      case Region.Coloured _, Region.Shaped _ -> new Mask(width, height, new byte[width * height]);
      case Region.Plants() -> plants();
      case Region.Skin() -> upper(0, 0.42, 105, 235);
      case Region.Hair() -> upper(0, 0.4, 0, 96);
      case Region.Clothes() -> upper(0.36, 1, 0, 255);
    };
  }

  private static Mask sky(BufferedImage image, ImagingWork work) throws InterruptedException {
    double scale = Math.min(1, SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(8, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(8, (int) Math.round(image.getHeight() * scale));
    try (PointerScope _ = OpenCv.scope()) {
      BufferedImage small = Mats.picture(Mats.resized(Mats.of(image), width, height));
      work.poll();
      Mask open = SkyFinder.open(small);
      work.poll();
      return EdgeRefinement.refine(image, open, work);
    }
  }

  /// What is neither sky nor subject and busy.
  private Mask plants() {
    Mask rest = wide() ? sky.inverted() : sky.or(subject).inverted();
    return busy.and(rest);
  }

  /// The subject between two heights of it and two lightnesses.
  private Mask upper(double from, double to, int darkest, int lightest) {
    Rectangle box = subject.bounds();
    int[] pixels = Pictures.pixels(image);
    int width = image.getWidth();
    Mask part =
        Mask.of(
            width,
            image.getHeight(),
            (x, y) -> {
              double down = (y - box.y) / (double) Math.max(1, box.height);
              int luma = Pictures.luma(pixels[y * width + x]);
              boolean in = down >= from && down <= to && luma >= darkest && luma <= lightest;
              return in ? subject.at(x, y) : 0;
            });
    int speck = Math.max(1, width / 300);
    return Masks.feathered(
        Masks.shrunk(Masks.grown(part, speck), speck), Math.max(1, width / 400.0));
  }

  /// An edge is busy only in a narrow band, texture everywhere: what is narrow does not count.
  private static Mask busy(BufferedImage image) {
    double sigma = Math.max(1.5, Math.min(image.getWidth(), image.getHeight()) / 110.0);
    try (PointerScope _ = OpenCv.scope()) {
      Mat fine = Mats.of(grey(image));
      byte[] calm = Mats.plane(Mats.blurred(fine, sigma));
      byte[] light = Mats.plane(Mats.blurred(fine, 0.6));
      byte[] apart = new byte[calm.length];
      for (int i = 0; i < apart.length; i++) {
        apart[i] = (byte) Math.min(255, 12 * Math.abs((calm[i] & 255) - (light[i] & 255)));
      }
      Mat mean = Mats.blurred(Mats.plane(apart, image.getWidth(), image.getHeight()), sigma);
      int radius = (int) Math.ceil(2.6 * sigma);
      Mask broad = Masks.grown(Masks.shrunk(Mats.mask(mean), radius), radius);
      return Masks.feathered(
          Mask.of(broad.width(), broad.height(), (x, y) -> 4 * (broad.at(x, y) - 22)), sigma);
    }
  }

  private static Mask grey(BufferedImage image) {
    int[] pixels = Pictures.pixels(image);
    int width = image.getWidth();
    return Mask.of(width, image.getHeight(), (x, y) -> Pictures.luma(pixels[y * width + x]));
  }
}
