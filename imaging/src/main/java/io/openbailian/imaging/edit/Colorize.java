package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Rows;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import io.openbailian.imaging.region.GreyRegions;
import io.openbailian.imaging.region.Hsl;
import io.openbailian.imaging.region.Region;
import java.awt.image.BufferedImage;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;

/// Gives a grey picture colours, its lightness staying what it is.
///
/// Nobody has told it what things look like. Where the instruction names a part and a colour, that
/// part gets it; the rest is coloured as is likely: an open sky blue with white clouds, texture
/// below a sky green, what the picture is of in the warm tones of skin and wood, what lies behind
/// it cooler. Where little is known colours stay faint, as in an old hand-coloured print.
public final class Colorize {
  private static final int MOSTLY = 110;

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
      BufferedImage image, Palette palette, List<Tint> tints, ImagingWork work)
      throws InterruptedException {
    Luma luma = Luma.of(Pictures.opaque(image));
    work.poll();
    GreyRegions regions = GreyRegions.of(image, work);
    work.done(30);
    float[][] chroma = chroma(luma, regions, palette, tints, work);
    work.done(60);
    return Pictures.withAlphaOf(image, lit(luma, smoothed(chroma, luma, work), work));
  }

  private static float[][] chroma(
      Luma luma, GreyRegions regions, Palette palette, List<Tint> tints, ImagingWork work)
      throws InterruptedException {
    int width = luma.width();
    float[] cb = new float[luma.values().length];
    float[] cr = new float[cb.length];
    Parts parts = Parts.of(regions);
    work.poll();
    Rows.each(
        luma.height(),
        work,
        y -> {
          for (int x = 0; x < width; x++) {
            int i = y * width + x;
            double light = luma.values()[i] / 255;
            int rgb = presumed(palette, light, parts, i);
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

  /// The same hue at another lightness.
  private static int toned(int rgb, double light) {
    double[] hsl = Hsl.of(rgb);
    return Hsl.rgb(hsl[0], Math.min(0.8, hsl[1]), Math.clamp(light, 0.08, 0.92));
  }

  /// Where sky, plants and the subject are likely to be in a grey picture.
  private record Parts(Mask sky, Mask plants, Mask subject) {
    static Parts of(GreyRegions regions) {
      Mask plants = regions.find(new Region.Plants());
      Mask none = new Mask(plants.width(), plants.height(), new byte[plants.cover().length]);
      boolean outdoors = regions.outdoors();
      Mask rest =
          regions.wide()
              ? regions.sky().inverted()
              : regions.sky().or(regions.subject()).inverted();
      // Most of what lies below a sky is green; where it is rough, all of it.
      Mask below = Mask.of(rest.width(), rest.height(), (x, y) -> Math.min(rest.at(x, y), MOSTLY));
      return new Parts(
          regions.sky(),
          outdoors ? plants.or(below) : none,
          regions.wide() ? none : regions.subject());
    }
  }

  private static int presumed(Palette palette, double light, Parts parts, int at) {
    return switch (palette) {
      case NATURAL -> natural(light, parts, at, 1);
      case FRESH -> natural(Math.min(1, light + 0.05), parts, at, 1.4);
      case WARM_VINTAGE ->
          Pictures.mix(
              natural(light, parts, at, 0.7),
              Hsl.rgb(0.085, 0.42, Math.clamp(light, 0.06, 0.94)),
              150);
    };
  }

  private static int natural(double light, Parts parts, int at, double colourful) {
    double shown = Math.clamp(light, 0.06, 0.94);
    // Deep shadow and glaring light have no colour of their own.
    double lit = step(light, 0.02, 0.22) * (1 - 0.7 * step(light, 0.8, 0.97));
    int cool = Hsl.rgb(0.58, 0.09 * colourful, shown);
    int warm = Hsl.rgb(0.085, 0.19 * colourful, shown);
    int ground = Pictures.mix(cool, warm, part(step(light, 0.2, 0.6)));
    int body = Hsl.rgb(0.068, 0.34 * colourful * lit, shown);
    int leaves = Hsl.rgb(0.25, (0.16 + 0.2 * lit) * colourful, shown);
    // The lightest of a sky are clouds; the darkest is the night's.
    double depth = 0.5 * colourful * (1 - 0.85 * step(light, 0.72, 0.95));
    int air = Hsl.rgb(0.582, depth, shown);
    int mixed = Pictures.mix(ground, leaves, parts.plants().at(at));
    mixed = Pictures.mix(mixed, body, parts.subject().at(at));
    return Pictures.mix(mixed, air, parts.sky().at(at));
  }

  private static int part(double share) {
    return (int) (255 * Math.clamp(share, 0, 1));
  }

  private static double step(double value, double from, double to) {
    double t = Math.clamp((value - from) / (to - from), 0, 1);
    return t * t * (3 - 2 * t);
  }

  /// Colours run a little over edges, as they do in a hand-coloured print.
  private static float[][] smoothed(float[][] chroma, Luma luma, ImagingWork work)
      throws InterruptedException {
    try (PointerScope _ = OpenCv.scope()) {
      double sigma = Math.max(1, Math.min(luma.width(), luma.height()) / 300.0);
      for (int c = 0; c < 2; c++) {
        chroma[c] =
            Mats.floats(Mats.blurred(Mats.plane(chroma[c], luma.width(), luma.height()), sigma));
        work.poll();
      }
      return chroma;
    }
  }

  private static BufferedImage lit(Luma luma, float[][] chroma, ImagingWork work)
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
