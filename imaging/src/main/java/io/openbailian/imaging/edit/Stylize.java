package io.openbailian.imaging.edit;

import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Rows;
import io.openbailian.imaging.Work;
import io.openbailian.imaging.cv.Mats;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;

/// Gives a whole picture another look.
public final class Stylize {
  private Stylize() {}

  /// The picture in that style.
  ///
  /// @param strength 0 leaves the picture as it is, 1 changes it most
  public static BufferedImage apply(BufferedImage image, Style style, double strength, Work work)
      throws InterruptedException {
    BufferedImage opaque = Pictures.opaque(image);
    work.done(5);
    BufferedImage styled =
        switch (style) {
          case FRENCH_PICTURE_BOOK -> pictureBook(opaque, work);
          case GOLD_LEAF -> goldLeaf(opaque, work);
          case INK_WASH -> inkWash(opaque, work);
          case OIL -> Brush.oil(opaque, work);
          case PENCIL -> pencil(opaque, work);
          case WATERCOLOUR -> watercolour(opaque, work);
        };
    work.done(90);
    return Pictures.withAlphaOf(image, Pictures.blend(opaque, styled, strength));
  }

  private interface Look {
    int of(int x, int y, int at);
  }

  private static BufferedImage painted(BufferedImage like, Work work, Look look)
      throws InterruptedException {
    BufferedImage out = Pictures.blank(like.getWidth(), like.getHeight());
    int[] to = Pictures.pixels(out);
    int width = like.getWidth();
    Rows.each(
        like.getHeight(),
        work,
        y -> {
          for (int x = 0; x < width; x++) {
            to[y * width + x] = look.of(x, y, y * width + x);
          }
        });
    return out;
  }

  /// Few flat colours, lifted towards cream, each area breathing a little; lines in brown.
  private static BufferedImage pictureBook(BufferedImage image, Work work)
      throws InterruptedException {
    int[] flat = Pictures.pixels(Brush.flat(image, 14, work));
    work.done(45);
    float[] line = Lines.drawn(image, 1.0, work);
    Grain grain = new Grain(work.seed());
    double unit = 1024.0 / Math.min(image.getWidth(), image.getHeight());
    return painted(
        image,
        work,
        (x, y, at) -> {
          double pigment = 0.9 + 0.2 * grain.fractal(x * unit / 90, y * unit / 60, 3);
          double paper = 0.97 + 0.05 * grain.noise(x * unit / 1.7, y * unit / 1.7);
          int colour = Tone.saturated(flat[at], 1.25 * pigment);
          int light = Pictures.mix(colour, 0xFFF4DC, 46);
          int inked = Pictures.mix(light, 0x4A3428, (int) (200 * (1 - line[at])));
          return scaled(inked, paper * (0.95 + 0.07 * pigment));
        });
  }

  /// Light turns to gold over dark lacquer, and the leaf lies in squares, lit from the upper left.
  private static BufferedImage goldLeaf(BufferedImage image, Work work)
      throws InterruptedException {
    Luma luma = relief(image, 1.6);
    Grain grain = new Grain(work.seed());
    double unit = 1024.0 / Math.min(image.getWidth(), image.getHeight());
    return painted(
        image,
        work,
        (x, y, at) -> {
          double slope = luma.at(x - 1, y - 1) - luma.at(x + 1, y + 1);
          double crackle = grain.fractal(x * unit / 26, y * unit / 26, 4);
          double[] leaf = grain.cells(x * unit / 120, y * unit / 120);
          double seam = leaf[1] - leaf[0] < 0.025 ? -0.14 : 0;
          double value = 0.06 + 0.86 * luma.values()[at] / 255 + 0.2 * (crackle - 0.5) + seam;
          return scaled(gold(value), 1 - 0.016 * slope);
        });
  }

  private static int gold(double value) {
    double v = Math.clamp(value, 0, 1);
    int[] ramp = {0x160D08, 0x4A2A0C, 0x8E5C14, 0xC8932A, 0xEBC45A, 0xFFF0B4};
    int i = (int) Math.min(ramp.length - 2, v * (ramp.length - 1));
    return Pictures.mix(ramp[i], ramp[i + 1], (int) Math.round(255 * (v * (ramp.length - 1) - i)));
  }

  /// Five washes of ink that bleed into rice paper, darker at their edges, and dry brush lines.
  private static BufferedImage inkWash(BufferedImage image, Work work) throws InterruptedException {
    float[] soft = stretched(relief(image, 4).values());
    work.done(25);
    float[] line = Lines.drawn(image, 1.8, work);
    Grain grain = new Grain(work.seed());
    double unit = 1024.0 / Math.min(image.getWidth(), image.getHeight());
    int[] own = Pictures.pixels(image);
    return painted(
        image,
        work,
        (x, y, at) -> {
          double bleed = grain.fractal(x * unit / 42, y * unit / 42, 4) - 0.5;
          double tone = Math.clamp(Math.pow(soft[at], 0.8) + 0.16 * bleed, 0, 1);
          double washes = tone * 5;
          double part = washes - Math.floor(washes);
          double pool = part < 0.12 ? -0.05 * (1 - part / 0.12) : 0;
          double wash = (Math.floor(washes) + Math.pow(part, 2.2)) / 5 + pool;
          double dry = line[at] + (1 - line[at]) * 0.7 * grain.noise(x * unit / 2.2, y * unit / 9);
          double ink = Math.min(0.12 + 0.92 * wash, 0.1 + 0.95 * dry);
          int paper = Pictures.mix(0x1A1D22, 0xF4EFE2, (int) (255 * Math.clamp(ink, 0, 1)));
          return Pictures.mix(paper, Tone.saturated(own[at], 0.8), 26);
        });
  }

  private static BufferedImage pencil(BufferedImage image, Work work) throws InterruptedException {
    float[] luma = relief(image, 1.2).values();
    work.done(25);
    float[] line = Lines.drawn(image, 1.1, work);
    Grain grain = new Grain(work.seed());
    double unit = 1024.0 / Math.min(image.getWidth(), image.getHeight());
    return painted(
        image,
        work,
        (x, y, at) -> {
          double dark = 1 - luma[at] / 255;
          double u = (x + y) * unit;
          double v = (x - y) * unit;
          double first = grain.noise(u / 2.4, v / 60);
          double second = grain.noise(v / 2.4 + 50, u / 60);
          double tooth = 0.5 + 0.5 * grain.noise(x * unit / 1.3, y * unit / 1.3);
          double shade =
              Math.max(0, dark - 0.18) * 0.75 * (0.45 + first)
                  + Math.max(0, dark - 0.52) * 0.9 * (0.4 + second);
          double value = 0.98 - shade * tooth * 1.1 - 0.8 * (1 - line[at]) * (0.6 + 0.4 * tooth);
          return Pictures.mix(0x2A2C32, 0xFBFAF6, (int) (255 * Math.clamp(value, 0, 1)));
        });
  }

  /// Colours run thin and pool; paper shows through; the edges waver.
  private static BufferedImage watercolour(BufferedImage image, Work work)
      throws InterruptedException {
    BufferedImage washed = Brush.flat(Brush.wavering(image, 7, work), 28, work);
    work.done(50);
    int[] flat = Pictures.pixels(washed);
    Luma tone = relief(washed, 1.2);
    Grain grain = new Grain(work.seed());
    double unit = 1024.0 / Math.min(image.getWidth(), image.getHeight());
    return painted(
        image,
        work,
        (x, y, at) -> {
          double edge =
              Math.abs(tone.at(x + 2, y) - tone.at(x - 2, y))
                  + Math.abs(tone.at(x, y + 2) - tone.at(x, y - 2));
          double pooled = Math.min(0.16, edge / 320);
          double flow = grain.fractal(x * unit / 110, y * unit / 110, 4);
          double granule = grain.noise(x * unit / 1.6, y * unit / 1.6);
          int colour = Tone.saturated(flat[at], 1.3);
          int thin = Pictures.mix(colour, 0xFFFDF6, (int) (40 + 100 * flow));
          return scaled(thin, 1 - pooled - 0.05 * granule * (1 - flow));
        });
  }

  /// 0 for the darkest, 1 for the lightest twentieth: ink has the whole range, whatever the light.
  private static float[] stretched(float[] luma) {
    float[] sorted = luma.clone();
    Arrays.sort(sorted);
    float low = sorted[sorted.length / 20];
    float high = Math.max(low + 30, sorted[sorted.length * 17 / 20]);
    for (int i = 0; i < luma.length; i++) {
      luma[i] = Math.clamp((luma[i] - low) / (high - low), 0f, 1f);
    }
    return luma;
  }

  private static Luma relief(BufferedImage image, double sigma) {
    try (PointerScope _ = new PointerScope()) {
      double scaled = sigma * Math.min(image.getWidth(), image.getHeight()) / 1024;
      return Luma.of(Mats.picture(Mats.blurred(Mats.of(image), Math.max(0.5, scaled))));
    }
  }

  static int scaled(int rgb, double factor) {
    return Pictures.rgb(
        Pictures.red(rgb) * factor - 0.5,
        Pictures.green(rgb) * factor - 0.5,
        Pictures.blue(rgb) * factor - 0.5);
  }
}
