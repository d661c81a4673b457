package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Rows;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;

/// Gives a whole picture another look.
public final class Stylize {
  private Stylize() {}

  /// The picture in that style.
  ///
  /// @param strength 0 leaves the picture as it is, 1 changes it most
  public static BufferedImage apply(
      BufferedImage image, PictureStyle style, double strength, ImagingWork work)
      throws InterruptedException {
    BufferedImage opaque = Pictures.opaque(image);
    work.done(5);
    BufferedImage styled =
        switch (style) {
          case FRENCH_PICTURE_BOOK -> pictureBook(opaque, work);
          case GOLD_LEAF -> goldLeaf(opaque, work);
          case INK_WASH -> inkWash(opaque, work);
          case OIL -> PaintEffect.oil(opaque, work);
          case PENCIL -> pencil(opaque, work);
          case WATERCOLOUR -> watercolour(opaque, work);
        };
    work.done(90);
    return Pictures.withAlphaOf(image, Pictures.blend(opaque, styled, strength));
  }

  private interface Look {
    int of(int x, int y, int at);
  }

  private static BufferedImage painted(BufferedImage like, ImagingWork work, Look look)
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

  /// Few flat colours, clear and lifted towards cream, each area breathing a little as gouache
  /// does; outlines in brown ink, rough paper and an unpainted margin.
  private static BufferedImage pictureBook(BufferedImage image, ImagingWork work)
      throws InterruptedException {
    BufferedImage calm = PaintEffect.calm(PaintEffect.flat(image, 9, work), work);
    int[] flat = Pictures.pixels(PaintEffect.wavering(calm, 4, work));
    work.done(45);
    float[] outline = Outlines.drawn(image, work);
    float[] line = Lines.drawn(calm, 1.0, work);
    Grain grain = new Grain(work.seed());
    double unit = 1024.0 / Math.min(image.getWidth(), image.getHeight());
    int right = image.getWidth() - 1;
    int bottom = image.getHeight() - 1;
    return painted(
        image,
        work,
        (x, y, at) -> {
          double pigment = 0.88 + 0.24 * grain.fractal(x * unit / 90, y * unit / 60, 3);
          double paper = 0.95 + 0.07 * grain.noise(x * unit / 1.7, y * unit / 1.7);
          double dry = 0.5 + grain.fractal(x * unit / 14, y * unit / 5, 2);
          int colour = Tone.saturated(lifted(flat[at]), 1.35 * pigment);
          int light = Pictures.mix(colour, 0xFFF1D6, (int) (40 + 34 * (1 - pigment)));
          double ink = Math.max(1 - outline[at], 0.6 * (1 - line[at])) * Math.min(1, dry);
          int inked = Pictures.mix(light, 0x4A3024, (int) (225 * ink));
          double rim = Math.min(Math.min(x, right - x), Math.min(y, bottom - y)) * unit;
          double wobble = 20 + 12 * grain.fractal(x * unit / 34, y * unit / 34, 3);
          int margin = Math.clamp((int) ((wobble - rim) * 60), 0, 255);
          return scaled(Pictures.mix(inked, 0xFBF3E2, margin), paper * (0.95 + 0.07 * pigment));
        });
  }

  /// Darks are opened and middles lightened: nothing in a picture book is black.
  private static int lifted(int rgb) {
    double luma = Pictures.luma(rgb) / 255.0;
    double wanted = 0.16 + 0.84 * Math.pow(luma, 0.72);
    double more = 255 * (wanted - luma);
    return Pictures.rgb(
        Pictures.red(rgb) + more, Pictures.green(rgb) + more, Pictures.blue(rgb) + more);
  }

  /// Light turns to gold over dark lacquer, and the leaf lies in squares, lit from the upper left.
  private static BufferedImage goldLeaf(BufferedImage image, ImagingWork work)
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

  /// Washes of ink that bleed into rice paper, darker at their edges, dry brush outlines, mist
  /// where little is seen, and the painter's red seal.
  private static BufferedImage inkWash(BufferedImage image, ImagingWork work)
      throws InterruptedException {
    BufferedImage calm = PaintEffect.calm(PaintEffect.calm(image, work), work);
    float[] soft = stretched(relief(PaintEffect.wavering(calm, 9, work), 5).values());
    work.done(25);
    float[] line = Lines.drawn(calm, 2.2, work);
    float[] outline = Outlines.drawn(image, work);
    Grain grain = new Grain(work.seed());
    double unit = 1024.0 / Math.min(image.getWidth(), image.getHeight());
    Seal seal = Seal.of(image.getWidth(), image.getHeight());
    return painted(
        image,
        work,
        (x, y, at) -> {
          double bleed = grain.fractal(x * unit / 46, y * unit / 46, 4) - 0.5;
          double tone = Math.clamp(Math.pow(soft[at], 0.62) + 0.2 * bleed, 0, 1);
          double washes = tone * 4;
          double part = washes - Math.floor(washes);
          double pool = part < 0.12 ? -0.06 * (1 - part / 0.12) : 0;
          double wash = (Math.floor(washes) + Math.pow(part, 2.2)) / 4 + pool;
          double brush = grain.noise(x * unit / 2.4, y * unit / 10);
          double drawn = Math.min(line[at], outline[at] + 0.35 * brush);
          double dry = drawn + (1 - drawn) * 0.65 * brush;
          double ink = Math.min(0.1 + 0.94 * wash, 0.08 + 0.95 * dry);
          double fibre = 0.97 + 0.05 * grain.noise(x * unit / 22, y * unit / 1.6);
          int paper = Pictures.mix(0x17191D, 0xF3ECDB, (int) (255 * Math.clamp(ink, 0, 1)));
          return seal.over(scaled(paper, fibre), x, y, grain);
        });
  }

  private static BufferedImage pencil(BufferedImage image, ImagingWork work)
      throws InterruptedException {
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

  /// Colours run thin and pool at their edges; they bloom where they were wet, paper shows through,
  /// outlines are a light pencil's, and the wash ends raggedly before the sheet does.
  private static BufferedImage watercolour(BufferedImage image, ImagingWork work)
      throws InterruptedException {
    BufferedImage calm = PaintEffect.calm(PaintEffect.calm(image, work), work);
    BufferedImage washed = PaintEffect.flat(PaintEffect.wavering(calm, 9, work), 12, work);
    work.done(50);
    int[] flat = Pictures.pixels(washed);
    Luma tone = relief(washed, 1.4);
    float[] line = Lines.drawn(calm, 1.0, work);
    Grain grain = new Grain(work.seed());
    double unit = 1024.0 / Math.min(image.getWidth(), image.getHeight());
    int right = image.getWidth() - 1;
    int bottom = image.getHeight() - 1;
    int step = Math.max(2, (int) Math.round(2 / unit));
    return painted(
        image,
        work,
        (x, y, at) -> {
          double edge =
              Math.abs(tone.at(x + step, y) - tone.at(x - step, y))
                  + Math.abs(tone.at(x, y + step) - tone.at(x, y - step));
          double flow = grain.fractal(x * unit / 110, y * unit / 110, 4);
          double bloom = Math.abs(grain.fractal(x * unit / 210 + 9, y * unit / 210, 4) - 0.5);
          double ridge = bloom < 0.018 ? 0.1 * (1 - bloom / 0.018) : 0;
          double pooled = Math.min(0.24, edge / 190) + ridge;
          double granule = grain.noise(x * unit / 1.6, y * unit / 1.6);
          int colour = Tone.saturated(lifted(flat[at]), 1.45);
          int thin = Pictures.mix(colour, 0xFFFDF6, (int) (20 + 130 * flow));
          int shown = scaled(thin, 1 - pooled - 0.08 * granule * (1 - flow));
          int drawn = Pictures.mix(shown, 0x56504E, (int) (90 * (1 - line[at])));
          double rim = Math.min(Math.min(x, right - x), Math.min(y, bottom - y)) * unit;
          double ragged = 16 + 60 * (grain.fractal(x * unit / 60, y * unit / 60, 4) - 0.3);
          int bare = Math.clamp((int) ((ragged - rim) * 22), 0, 255);
          return Pictures.mix(drawn, 0xFBF9F3, bare);
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
    try (PointerScope _ = OpenCv.scope()) {
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
