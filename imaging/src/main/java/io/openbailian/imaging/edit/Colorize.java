package io.openbailian.imaging.edit;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Rows;
import io.openbailian.imaging.Work;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.region.Hsl;
import java.awt.image.BufferedImage;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Gives a grey picture colours, its lightness staying what it is.
///
/// Nobody has told it what things look like. Where the instruction names a part and a colour, that
/// part gets it; the rest is coloured by a palette that knows only how light, how high up and how
/// busy a place is: calm light above is sky, busy dark below is green.
public final class Colorize {
  private Colorize() {}

  /// Where the colours come from that no instruction names.
  public enum Palette {
    NATURAL,
    WARM_VINTAGE,
    FRESH
  }

  /// A part that is to have a colour.
  public record Tint(Mask where, int rgb) {}

  public static BufferedImage apply(
      BufferedImage image, Palette palette, List<Tint> tints, Work work)
      throws InterruptedException {
    Luma luma = Luma.of(Pictures.opaque(image));
    float[] busy = busy(luma);
    work.done(30);
    float[][] chroma = chroma(luma, busy, palette, tints, work);
    work.done(60);
    return Pictures.withAlphaOf(image, lit(luma, smoothed(chroma, luma), work));
  }

  /// How much the lightness varies around each pixel, 0 calm to 1 busy.
  private static float[] busy(Luma luma) {
    try (PointerScope _ = new PointerScope()) {
      double sigma = Math.max(1.5, Math.min(luma.width(), luma.height()) / 120.0);
      Moments both = Moments.of(luma, sigma);
      float[] mean = both.mean();
      float[] square = both.square();
      for (int i = 0; i < mean.length; i++) {
        double variance = Math.max(0, square[i] - (double) mean[i] * mean[i]);
        mean[i] = (float) Math.min(1, Math.sqrt(variance) / 22);
      }
      return withoutEdges(mean, luma, sigma);
    }
  }

  /// An edge is busy only in a narrow band, texture everywhere: what is narrow goes.
  private static float[] withoutEdges(float[] busy, Luma luma, double sigma) {
    Mat plane = Mats.plane(busy, luma.width(), luma.height());
    Mat out = new Mat();
    int radius = (int) Math.ceil(3.4 * sigma);
    opencv_imgproc.morphologyEx(plane, out, opencv_imgproc.MORPH_OPEN, Mats.brush(radius));
    return Mats.floats(Mats.blurred(out, sigma));
  }

  /// The blurred lightness and the blurred square of it.
  @SuppressWarnings("ArrayRecordComponent") // lives within one call, never compared
  private record Moments(float[] mean, float[] square) {
    static Moments of(Luma luma, double sigma) {
      float[] squares = luma.values().clone();
      for (int i = 0; i < squares.length; i++) {
        squares[i] *= squares[i];
      }
      return new Moments(
          Mats.floats(Mats.blurred(Mats.plane(luma.values(), luma.width(), luma.height()), sigma)),
          Mats.floats(Mats.blurred(Mats.plane(squares, luma.width(), luma.height()), sigma)));
    }
  }

  private static float[][] chroma(
      Luma luma, float[] busy, Palette palette, List<Tint> tints, Work work)
      throws InterruptedException {
    int width = luma.width();
    float[] cb = new float[luma.values().length];
    float[] cr = new float[cb.length];
    Rows.each(
        luma.height(),
        work,
        y -> {
          for (int x = 0; x < width; x++) {
            int i = y * width + x;
            double light = luma.values()[i] / 255;
            int rgb = presumed(palette, light, y / (double) luma.height(), busy[i]);
            for (Tint tint : tints) {
              rgb = Pictures.mix(rgb, toned(tint.rgb(), light), tint.where().at(i));
            }
            float own =
                0.299f * Pictures.red(rgb)
                    + 0.587f * Pictures.green(rgb)
                    + 0.114f * Pictures.blue(rgb);
            cb[i] = (Pictures.blue(rgb) - own) / 1.772f;
            cr[i] = (Pictures.red(rgb) - own) / 1.402f;
          }
        });
    return new float[][] {cb, cr};
  }

  /// The colour at that lightness.
  private static int toned(int rgb, double light) {
    double[] hsl = Hsl.of(rgb);
    return Hsl.rgb(hsl[0], Math.min(0.85, hsl[1]), Math.clamp(light, 0.05, 0.95));
  }

  private static int presumed(Palette palette, double light, double down, double busy) {
    return switch (palette) {
      case NATURAL -> natural(light, down, busy, 1);
      case FRESH -> natural(Math.min(1, light + 0.05), down, busy, 1.35);
      case WARM_VINTAGE ->
          Pictures.mix(
              natural(light, down, busy, 0.7),
              Hsl.rgb(0.085, 0.42, Math.clamp(light, 0.06, 0.94)),
              150);
    };
  }

  private static int natural(double light, double down, double busy, double colourful) {
    double shown = Math.clamp(light, 0.06, 0.94);
    double calm = 1 - busy;
    double sky = calm * step(light, 0.28, 0.48) * (1 - step(down, 0.36, 0.5));
    double leaves = step(busy, 0.04, 0.16) * (1 - step(light, 0.6, 0.85)) * step(down, 0.25, 0.5);
    double skin =
        calm * step(light, 0.5, 0.62) * (1 - step(light, 0.82, 0.92)) * step(down, 0.1, 0.3);
    double blue = Math.min(1, sky);
    int ground = Hsl.rgb(0.085, 0.26 * colourful, shown);
    int warm =
        Pictures.mix(ground, Hsl.rgb(0.06, 0.45 * colourful, shown), part(0.6 * skin * (1 - blue)));
    int green = Pictures.mix(warm, Hsl.rgb(0.27, 0.42 * colourful, shown), part(leaves));
    // The lightest of a sky are clouds.
    double depth = 0.55 * colourful * (1 - 0.75 * step(light, 0.8, 0.95));
    return Pictures.mix(green, Hsl.rgb(0.59, depth, shown), part(blue));
  }

  private static int part(double share) {
    return (int) (255 * Math.clamp(share, 0, 1));
  }

  private static double step(double value, double from, double to) {
    double t = Math.clamp((value - from) / (to - from), 0, 1);
    return t * t * (3 - 2 * t);
  }

  /// Colours run a little over edges, as they do in a hand-coloured print.
  private static float[][] smoothed(float[][] chroma, Luma luma) {
    try (PointerScope _ = new PointerScope()) {
      double sigma = Math.max(1, Math.min(luma.width(), luma.height()) / 300.0);
      for (int c = 0; c < 2; c++) {
        chroma[c] =
            Mats.floats(Mats.blurred(Mats.plane(chroma[c], luma.width(), luma.height()), sigma));
      }
      return chroma;
    }
  }

  private static BufferedImage lit(Luma luma, float[][] chroma, Work work)
      throws InterruptedException {
    BufferedImage out = Pictures.blank(luma.width(), luma.height());
    int[] pixels = Pictures.pixels(out);
    Rows.each(
        luma.height(),
        work,
        y -> {
          for (int i = y * luma.width(); i < (y + 1) * luma.width(); i++) {
            double own = luma.values()[i];
            double cb = chroma[0][i];
            double cr = chroma[1][i];
            pixels[i] =
                Pictures.rgb(own + 1.402 * cr, own - 0.344 * cb - 0.714 * cr, own + 1.772 * cb);
          }
        });
    return out;
  }
}
