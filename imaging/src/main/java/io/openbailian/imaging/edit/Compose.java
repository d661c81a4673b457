package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import io.openbailian.pixels.Resizing;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.PointerScope;

/// Puts parts of pictures together.
public final class Compose {
  private Compose() {}

  /// The picture with another one behind what the mask covers, its light drawn a little towards the
  /// new surroundings. The background is brought to the picture's size.
  public static BufferedImage onBackground(
      BufferedImage image, Mask subject, BufferedImage background, ImagingWork work)
      throws InterruptedException {
    BufferedImage behind =
        Pictures.opaque(Resizing.toExactSize(background, image.getWidth(), image.getHeight()));
    work.done(40);
    Cutout cut = Cutout.of(image, subject);
    work.done(70);
    BufferedImage lit = matched(cut.colours(), subject, behind, 0.09);
    return new Cutout(lit, cut.cover()).over(standing(behind, subject));
  }

  /// What stands on the ground, its foot well within the picture, throws a shadow there.
  private static BufferedImage standing(BufferedImage behind, Mask subject) {
    Rectangle bounds = subject.bounds();
    int foot = bounds.y + bounds.height;
    boolean stands = foot < 0.98 * subject.height() && foot > 0.6 * subject.height();
    return stands ? Cutout.shaded(Pictures.copy(behind), bounds) : behind;
  }

  /// What the mask covers drawn towards the mean and spread of another picture's colours.
  ///
  /// @param share 0 to 1
  public static BufferedImage matched(
      BufferedImage image, Mask where, BufferedImage to, double share) {
    return matched(image, where, to, Mask.all(to.getWidth(), to.getHeight()), share);
  }

  /// As the other, but towards the colours of a part of the other picture only.
  public static BufferedImage matched(
      BufferedImage image, Mask where, BufferedImage to, Mask part, double share) {
    Statistics own = Statistics.of(image, where);
    Statistics wanted = Statistics.of(Pictures.opaque(to), part);
    BufferedImage out = Pictures.copy(image);
    int[] pixels = Pictures.pixels(out);
    for (int i = 0; i < pixels.length; i++) {
      if (where.at(i) > 0) {
        int moved = own.moved(pixels[i], wanted, share);
        pixels[i] = (pixels[i] & 0xFF000000) | Pictures.mix(pixels[i], moved, where.at(i));
      }
    }
    return out;
  }

  /// The texture of another picture laid over what the mask covers: its pattern and colour, lit by
  /// the light and shade that are there.
  public static BufferedImage textured(
      BufferedImage image, Mask where, BufferedImage texture, ImagingWork work)
      throws InterruptedException {
    Rectangle bounds = where.bounds();
    if (bounds.isEmpty()) {
      return Pictures.copy(image);
    }
    int side = Math.max(32, Math.max(bounds.width, bounds.height) * 2 / 3);
    BufferedImage cloth = Pictures.opaque(Resizing.toExactSize(texture, side, side));
    work.done(40);
    float[] shade = shade(image, where);
    BufferedImage out = Pictures.copy(image);
    int[] pixels = Pictures.pixels(out);
    int[] from = Pictures.pixels(cloth);
    for (int i = 0; i < pixels.length; i++) {
      if (where.at(i) > 0) {
        int x = folded(i % image.getWidth() - bounds.x, side);
        int y = folded(i / image.getWidth() - bounds.y, side);
        int lit = Stylize.scaled(from[y * side + x], shade[i]);
        pixels[i] = (pixels[i] & 0xFF000000) | Pictures.mix(pixels[i], lit, where.at(i));
      }
    }
    return out;
  }

  /// There and back again, so that tiles meet without a seam.
  private static int folded(int at, int side) {
    int turn = Math.floorMod(at, 2 * side);
    return turn < side ? turn : 2 * side - 1 - turn;
  }

  /// How much lighter than the part's mean each pixel is.
  private static float[] shade(BufferedImage image, Mask where) {
    try (PointerScope _ = OpenCv.scope()) {
      float[] luma = Luma.of(Mats.picture(Mats.blurred(Mats.of(image), 1.5))).values();
      double sum = 0;
      double weight = 1e-9;
      for (int i = 0; i < luma.length; i++) {
        sum += luma[i] * where.at(i);
        weight += where.at(i);
      }
      float mean = (float) Math.max(12, sum / weight);
      for (int i = 0; i < luma.length; i++) {
        luma[i] = Math.clamp(0.25f + 0.75f * luma[i] / mean, 0.3f, 1.7f);
      }
      return luma;
    }
  }

  /// Mean and spread of the three channels.
  @SuppressWarnings("ArrayRecordComponent") // lives within one call, never compared
  private record Statistics(double[] mean, double[] spread) {
    static Statistics of(BufferedImage image, Mask where) {
      double[] sum = new double[3];
      double[] square = new double[3];
      double weight = 1e-9;
      int[] pixels = Pictures.pixels(image);
      for (int i = 0; i < pixels.length; i++) {
        if (where.in(i)) {
          weight++;
          for (int c = 0; c < 3; c++) {
            int value = pixels[i] >> (16 - 8 * c) & 255;
            sum[c] += value;
            square[c] += (double) value * value;
          }
        }
      }
      double[] spread = new double[3];
      for (int c = 0; c < 3; c++) {
        sum[c] /= weight;
        spread[c] = Math.sqrt(Math.max(1, square[c] / weight - sum[c] * sum[c]));
      }
      return new Statistics(sum, spread);
    }

    int moved(int rgb, Statistics to, double share) {
      double[] out = new double[3];
      for (int c = 0; c < 3; c++) {
        double value = rgb >> (16 - 8 * c) & 255;
        double ratio = Math.clamp(to.spread[c] / spread[c], 0.5, 2);
        double wanted = (value - mean[c]) * ratio + to.mean[c];
        out[c] = value + share * (wanted - value);
      }
      return Pictures.rgb(out[0] - 0.5, out[1] - 0.5, out[2] - 0.5);
    }
  }
}
