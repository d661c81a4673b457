package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Rows;
import io.openbailian.imaging.region.Hsl;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;

/// Paints a line drawing: each area that the lines close gets a colour, shaded towards its lines.
public final class Doodle {
  private static final double STEP = 24;

  private Doodle() {}

  /// The line drawing of a picture: black on white.
  public static BufferedImage lines(BufferedImage image, ImagingWork work)
      throws InterruptedException {
    float[] line = Outlines.drawn(Pictures.opaque(image), work);
    BufferedImage out = Pictures.blank(image.getWidth(), image.getHeight());
    int[] pixels = Pictures.pixels(out);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 0x010101 * (int) (255 * Math.clamp(line[i], 0, 1));
    }
    return out;
  }

  /// The drawing with its areas painted.
  ///
  /// @param palette the colours, the first for the largest areas; not empty
  public static BufferedImage painted(BufferedImage sketch, List<Integer> palette, ImagingWork work)
      throws InterruptedException {
    BufferedImage opaque = Pictures.opaque(sketch);
    Areas areas = Areas.of(opaque, work);
    return coloured(opaque, areas, byTurns(areas, palette, work.seed()), work);
  }

  /// A picture drawn anew: its outlines, and all it shows in the colours of the palette, each place
  /// in the one most like it.
  public static BufferedImage redrawn(BufferedImage image, List<Integer> palette, ImagingWork work)
      throws InterruptedException {
    BufferedImage opaque = Pictures.opaque(image);
    int[] ink = Pictures.pixels(lines(opaque, work));
    work.done(50);
    BufferedImage out = PaintEffect.calm(PaintEffect.calm(opaque, work), work);
    int[] pixels = Pictures.pixels(out);
    int[] likest = likest(palette);
    int width = image.getWidth();
    Rows.each(
        image.getHeight(),
        work,
        y -> {
          for (int i = y * width; i < (y + 1) * width; i++) {
            pixels[i] = inked(painted(pixels[i], likest), ink[i]);
          }
        });
    return out;
  }

  /// Half way to its own lightness, in steps, so that what was light stays lighter than what was
  /// dark.
  private static int painted(int rgb, int[] likest) {
    int colour = likest[bin(rgb)];
    double step = Math.round(Pictures.luma(rgb) / STEP) * STEP;
    return Stylize.scaled(colour, Math.sqrt((step + 14) / (Pictures.luma(colour) + 14.0)));
  }

  /// Of every colour, of five bits a channel, the one of the palette that is most like it.
  private static int[] likest(List<Integer> palette) {
    int[] likest = new int[1 << 15];
    for (int i = 0; i < likest.length; i++) {
      int rgb = Pictures.rgb((i >> 10) << 3 | 4, (i >> 5 & 31) << 3 | 4, (i & 31) << 3 | 4);
      likest[i] =
          palette.stream()
              .min(Comparator.comparingDouble(colour -> apart(rgb, colour)))
              .orElseThrow();
    }
    return likest;
  }

  private static int bin(int rgb) {
    return (Pictures.red(rgb) >> 3) << 10
        | (Pictures.green(rgb) >> 3) << 5
        | Pictures.blue(rgb) >> 3;
  }

  private static int[] byTurns(Areas areas, List<Integer> palette, long seed) {
    int[] colours = new int[areas.count()];
    Grain dice = new Grain(seed);
    int largest = areas.largest();
    for (int i = 1; i < colours.length; i++) {
      int choice = palette.size() == 1 ? 0 : 1 + Math.floorMod(i + seed, palette.size() - 1);
      int colour = palette.get(i == largest ? 0 : choice);
      colours[i] = Stylize.scaled(colour, 0.94 + 0.12 * dice.dot(i, 11));
    }
    return colours;
  }

  /// Hue counts most, as far as there is any.
  private static double apart(int a, int b) {
    double[] p = Hsl.of(a);
    double[] q = Hsl.of(b);
    double turn = Math.abs(p[0] - q[0]);
    double colourful = Math.min(p[1] * lively(p[2]), q[1] * lively(q[2]));
    return 3 * Math.min(turn, 1 - turn) * colourful
        + 0.4 * Math.abs(p[1] * lively(p[2]) - q[1] * lively(q[2]))
        + 0.8 * Math.abs(p[2] - q[2]);
  }

  private static double lively(double lightness) {
    return 1 - Math.abs(2 * lightness - 1);
  }

  private static BufferedImage coloured(
      BufferedImage sketch, Areas areas, int[] colours, ImagingWork work)
      throws InterruptedException {
    BufferedImage out = Pictures.blank(sketch.getWidth(), sketch.getHeight());
    int[] from = Pictures.pixels(sketch);
    int[] to = Pictures.pixels(out);
    Grain grain = new Grain(work.seed() + 9);
    int width = sketch.getWidth();
    double unit = 1024.0 / Math.min(width, sketch.getHeight());
    Rows.each(
        sketch.getHeight(),
        work,
        y -> {
          for (int x = 0; x < width; x++) {
            int i = y * width + x;
            double shade = 0.93 + 0.07 * Math.min(1, areas.depth()[i] * unit / 40);
            double paint = 0.96 + 0.08 * grain.fractal(x * unit / 80, y * unit / 60, 3);
            to[i] = inked(Stylize.scaled(colours[areas.area()[i]], shade * paint), from[i]);
          }
        });
    return out;
  }

  private static int inked(int colour, int ink) {
    return Stylize.scaled(colour, Math.min(1, Pictures.luma(ink) / 235.0));
  }
}
