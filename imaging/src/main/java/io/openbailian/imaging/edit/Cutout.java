package io.openbailian.imaging.edit;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import io.openbailian.pixels.Resizing;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/// Something cut out of a picture, without the colours of what was around it: its rim shows what
/// lies just inside, so that no halo of the old background goes with it.
///
/// @param colours the size of its picture
/// @param cover what of it is there
public record Cutout(BufferedImage colours, Mask cover) {
  /// The rim that light from behind reaches, for a picture of 1000 pixels.
  private static final double RIM = 3;

  private static final double SHADE = 0.34;
  private static final double COARSE = 3;

  public static Cutout of(BufferedImage image, Mask subject) {
    int rim =
        Math.max(1, (int) Math.round(RIM * Math.min(image.getWidth(), image.getHeight()) / 1000));
    Mask inner = Masks.shrunk(subject, rim);
    BufferedImage opaque = Pictures.opaque(image);
    Mask edge = inner.inverted().and(Masks.grown(subject, 1));
    BufferedImage spread = edge.composite(opaque, spread(opaque, inner, 1.5 * rim));
    Mask cover = Masks.feathered(Masks.shrunk(subject, 1), 0.7);
    return new Cutout(spread, cover);
  }

  /// The colours within, carried outwards.
  private static BufferedImage spread(BufferedImage image, Mask inner, double sigma) {
    try (PointerScope _ = OpenCv.scope()) {
      // What is spread so far does not need every pixel.
      int less = sigma >= COARSE ? 2 : 1;
      int width = Math.max(1, image.getWidth() / less);
      int height = Math.max(1, image.getHeight() / less);
      Mat weight = floats(Mats.resized(Mats.of(inner), width, height), 1 / 255.0);
      Mat weights = new Mat();
      opencv_imgproc.cvtColor(weight, weights, opencv_imgproc.COLOR_GRAY2BGR);
      Mat colours = floats(Mats.resized(Mats.of(image), width, height), 1);
      // A trace of the picture itself where nothing within is near.
      Mat base = opencv_core.multiply(colours, 1e-4).asMat();
      Mat near = Mats.blurred(colours.mul(weights).asMat(), sigma / less);
      Mat sum = opencv_core.add(near, base).asMat();
      Mat much = new Mat();
      Mat blurred = opencv_core.add(Mats.blurred(weight, sigma / less), Scalar.all(1e-4)).asMat();
      opencv_imgproc.cvtColor(blurred, much, opencv_imgproc.COLOR_GRAY2BGR);
      Mat ratio = new Mat();
      opencv_core.divide(sum, much, ratio);
      Mat out = new Mat();
      ratio.convertTo(out, opencv_core.CV_8U);
      return Mats.picture(Mats.resized(out, image.getWidth(), image.getHeight()));
    }
  }

  private static Mat floats(Mat bytes, double scale) {
    Mat out = new Mat();
    bytes.convertTo(out, opencv_core.CV_32F, scale, 0);
    return out;
  }

  /// The cut-out where it was, before another picture of the same size.
  public BufferedImage over(BufferedImage ground) {
    return cover.composite(Pictures.opaque(ground), colours);
  }

  /// The cut-out brought to the place, its light drawn a little towards what is there, and its
  /// shadow under it.
  public BufferedImage placed(BufferedImage ground, Rectangle where) {
    Rectangle own = cover.bounds();
    BufferedImage image =
        Pictures.opaque(
            Resizing.toExactSize(Arrange.cropped(colours, own), where.width, where.height));
    Mask mask = Masks.resized(cover.cut(own), where.width, where.height);
    BufferedImage lit = Compose.matched(image, mask, ground, 0.12);
    BufferedImage out = shaded(Pictures.copy(Pictures.opaque(ground)), where);
    int[] to = Pictures.pixels(out);
    int[] from = Pictures.pixels(lit);
    for (int i = 0; i < from.length; i++) {
      int x = where.x + i % where.width;
      int y = where.y + i / where.width;
      if (mask.at(i) > 0 && x >= 0 && y >= 0 && x < out.getWidth() && y < out.getHeight()) {
        int at = y * out.getWidth() + x;
        to[at] = Pictures.mix(to[at], from[i], mask.at(i));
      }
    }
    return out;
  }

  /// A soft shadow on the ground beneath something.
  static BufferedImage shaded(BufferedImage ground, Rectangle thing) {
    int[] pixels = Pictures.pixels(ground);
    double rx = 0.55 * thing.width;
    double ry = Math.max(3, 0.07 * thing.width);
    double middle = thing.y + thing.height - 0.35 * ry;
    int top = Math.max(0, (int) (middle - ry));
    int bottom = Math.min(ground.getHeight() - 1, (int) (middle + ry));
    int left = Math.max(0, (int) (thing.getCenterX() - rx));
    int right = Math.min(ground.getWidth() - 1, (int) (thing.getCenterX() + rx));
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double u = (x - thing.getCenterX()) / rx;
        double v = (y - middle) / ry;
        double dark = SHADE * Math.max(0, 1 - u * u - v * v);
        int at = y * ground.getWidth() + x;
        pixels[at] = Stylize.scaled(pixels[at], 1 - dark);
      }
    }
    return ground;
  }
}
