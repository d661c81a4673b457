package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Rows;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.imaging.cv.OpenCv;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;

/// How a picture is made, as far as it can be measured: by which hand, in which colours, on how
/// rough a ground. Another picture can be painted like it.
///
/// @param style the hand; none when the picture looks like a photograph
/// @param grain how much neighbouring pixels differ on calm ground, in levels
public record PictureManner(BufferedImage sample, Optional<PictureStyle> style, double grain) {
  private static final int SIDE = 384;
  private static final int CALM = 3;

  /// What a picture measures.
  ///
  /// @param colour how colourful, 0 to 1
  /// @param light how light, 0 to 1
  /// @param paper the share that is almost white
  /// @param line the share that is thin dark line
  /// @param flat the share without any change from pixel to pixel
  /// @param rough the mean change from pixel to pixel, in levels
  /// @param gold the share of colour that is gold
  record Measures(
      double colour,
      double light,
      double paper,
      double line,
      double flat,
      double rough,
      double gold) {}

  public static PictureManner of(BufferedImage picture, ImagingWork work)
      throws InterruptedException {
    BufferedImage sample = small(Pictures.opaque(picture));
    Measures measures = measures(sample, work);
    double grain = Math.min(9, calmChange(sample));
    return new PictureManner(sample, style(measures, grain), grain);
  }

  private static BufferedImage small(BufferedImage image) {
    double scale = Math.min(1, SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(8, (int) (image.getWidth() * scale));
    int height = Math.max(8, (int) (image.getHeight() * scale));
    try (PointerScope _ = OpenCv.scope()) {
      return Mats.picture(Mats.resized(Mats.of(image), width, height));
    }
  }

  static Measures measures(BufferedImage sample, ImagingWork work) throws InterruptedException {
    int[] pixels = Pictures.pixels(sample);
    float[] line = Lines.drawn(sample, 1.2, work);
    int width = sample.getWidth();
    double colour = 0;
    double light = 0;
    double paper = 0;
    double lines = 0;
    double flat = 0;
    double rough = 0;
    double gold = 0;
    double coloured = 1e-9;
    for (int i = width; i < pixels.length; i++) {
      int rgb = pixels[i];
      int chroma = chroma(rgb);
      int luma = Pictures.luma(rgb);
      int change = change(rgb, pixels[i - 1]) + change(rgb, pixels[i - width]);
      colour += chroma / 255.0;
      light += luma / 255.0;
      paper += luma > 226 && chroma < 40 ? 1 : 0;
      lines += line[i] < 0.6 && luma < 150 ? 1 : 0;
      flat += change <= CALM ? 1 : 0;
      rough += change / 2.0;
      coloured += chroma;
      gold += golden(rgb) ? chroma : 0;
    }
    double n = pixels.length - width;
    return new Measures(
        colour / n, light / n, paper / n, lines / n, flat / n, rough / n, gold / coloured);
  }

  private static int chroma(int rgb) {
    int red = Pictures.red(rgb);
    int green = Pictures.green(rgb);
    int blue = Pictures.blue(rgb);
    return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
  }

  private static int change(int one, int other) {
    return Math.abs(Pictures.luma(one) - Pictures.luma(other));
  }

  private static boolean golden(int rgb) {
    int red = Pictures.red(rgb);
    int green = Pictures.green(rgb);
    int blue = Pictures.blue(rgb);
    return red > green && green > blue && green > 0.5 * red && blue < 0.65 * green;
  }

  /// Colourless on paper is ink, and pencil when it is rough too; areas without any change are an
  /// illustration's, and on a grainy ground, pale and without lines, water colour's. What is none
  /// of these looks like a photograph. The numbers were measured on photographs, drawings and on
  /// what the six styles make of both.
  private static Optional<PictureStyle> style(Measures m, double grain) {
    if (m.colour() < 0.07) {
      return drawnInBlack(m);
    }
    if (m.gold() > 0.9 && m.colour() > 0.25 && m.rough() > 4) {
      return Optional.of(PictureStyle.GOLD_LEAF);
    }
    boolean washed =
        m.light() > 0.57 && m.line() < 0.02 && m.colour() < 0.24 && m.flat() > 0.45 && grain > 0;
    if (washed) {
      return Optional.of(PictureStyle.WATERCOLOUR);
    }
    boolean areas = m.flat() > 0.5 && (m.rough() < 3.2 || m.light() > 0.5);
    return areas ? Optional.of(PictureStyle.FRENCH_PICTURE_BOOK) : Optional.empty();
  }

  private static Optional<PictureStyle> drawnInBlack(Measures m) {
    if (m.paper() > 0.18 && m.rough() > 6 && m.flat() < 0.4) {
      return Optional.of(PictureStyle.PENCIL);
    }
    return m.paper() > 0.15 || m.flat() > 0.7
        ? Optional.of(PictureStyle.INK_WASH)
        : Optional.empty();
  }

  /// The grain of the ground: the change that a third of all pixels do not exceed.
  private static double calmChange(BufferedImage sample) {
    int[] pixels = Pictures.pixels(sample);
    int[] changes = new int[pixels.length - 1];
    for (int i = 1; i < pixels.length; i++) {
      changes[i - 1] = change(pixels[i], pixels[i - 1]);
    }
    Arrays.sort(changes);
    return changes[changes.length / 3];
  }

  /// The picture painted so.
  ///
  /// @param share 0 to 1
  public BufferedImage paint(BufferedImage image, double share, ImagingWork work)
      throws InterruptedException {
    BufferedImage opaque = Pictures.opaque(image);
    BufferedImage brushed =
        style.isPresent() ? Stylize.apply(opaque, style.get(), 1, work) : opaque;
    Mask all = Mask.all(opaque.getWidth(), opaque.getHeight());
    BufferedImage matched = Compose.matched(brushed, all, sample, 0.7);
    BufferedImage tinted = tinted(matched, brushed, work);
    return Pictures.withAlphaOf(image, Pictures.blend(opaque, tinted, share));
  }

  /// Each colour drawn towards the nearest one of the sample's palette, on its ground; most of its
  /// own light stays, or nothing could be told from anything else.
  private BufferedImage tinted(BufferedImage image, BufferedImage light, ImagingWork work)
      throws InterruptedException {
    int[] own = Pictures.pixels(light);
    int[] palette = Swatches.of(sample);
    Grain noise = new Grain(work.seed());
    BufferedImage out = Pictures.copy(image);
    int[] pixels = Pictures.pixels(out);
    int width = image.getWidth();
    Rows.each(
        image.getHeight(),
        work,
        y -> {
          for (int i = y * width; i < (y + 1) * width; i++) {
            int near = Swatches.blended(palette, pixels[i]);
            int toned = Pictures.mix(pixels[i], near, 130);
            double back = 0.6 * (Pictures.luma(own[i]) - Pictures.luma(toned));
            double speck = grain * (noise.noise(i % width / 1.4, y / 1.4) - 0.5) * 2 + back;
            pixels[i] =
                Pictures.rgb(
                    Pictures.red(toned) + speck,
                    Pictures.green(toned) + speck,
                    Pictures.blue(toned) + speck);
          }
        });
    return out;
  }
}
