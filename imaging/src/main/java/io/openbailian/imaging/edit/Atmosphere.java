package io.openbailian.imaging.edit;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.Rows;
import io.openbailian.imaging.region.Hsl;
import io.openbailian.imaging.region.Region;
import io.openbailian.imaging.region.RegionFinder;
import java.awt.image.BufferedImage;

/// Another hour, season or weather for a whole picture.
public final class Atmosphere {
  /// How large a flake is, its grid being 1.
  private static final double FLAKE = 0.13;

  private Atmosphere() {}

  /// What comes over the picture.
  public enum Mood {
    NIGHT,
    SUNSET,
    SUNNY,
    SPRING,
    SUMMER,
    AUTUMN,
    WINTER,
    RAIN,
    SNOW,
    FOG
  }

  /// The picture with the mood over it.
  ///
  /// @param strength 0 to 1
  public static BufferedImage apply(
      BufferedImage image, Mood mood, double strength, ImagingWork work)
      throws InterruptedException {
    BufferedImage opaque = Pictures.opaque(image);
    BufferedImage out =
        switch (mood) {
          case NIGHT -> night(opaque, sky(opaque, work), work);
          case SUNSET -> sunset(opaque, sky(opaque, work), work);
          case SUNNY -> painted(opaque, work, (x, y, rgb, at) -> sunny(rgb));
          case SPRING -> painted(opaque, work, (x, y, rgb, at) -> leaves(rgb, 0.27, 1.15, 1.08));
          case SUMMER ->
              painted(opaque, work, (x, y, rgb, at) -> sunny(leaves(rgb, 0.33, 1.3, 0.92)));
          case AUTUMN -> autumn(opaque, work);
          case WINTER -> snow(painted(opaque, work, (x, y, rgb, at) -> frozen(rgb)), work, 0.5);
          case RAIN -> rain(opaque, work);
          case SNOW -> snow(painted(opaque, work, (x, y, rgb, at) -> overcast(rgb, 0.85)), work, 1);
          case FOG -> fog(opaque, work);
        };
    return Pictures.withAlphaOf(image, strength < 1 ? Pictures.blend(opaque, out, strength) : out);
  }

  private static Mask sky(BufferedImage image, ImagingWork work) throws InterruptedException {
    Mask sky = RegionFinder.find(image, new Region.Sky(), work);
    work.done(30);
    return sky;
  }

  private interface Light {
    int of(int x, int y, int rgb, int at);
  }

  private static BufferedImage painted(BufferedImage image, ImagingWork work, Light light)
      throws InterruptedException {
    BufferedImage out = Pictures.like(image);
    int[] from = Pictures.pixels(image);
    int[] to = Pictures.pixels(out);
    int width = image.getWidth();
    Rows.each(
        image.getHeight(),
        work,
        y -> {
          for (int x = 0; x < width; x++) {
            int at = y * width + x;
            to[at] = light.of(x, y, from[at], at);
          }
        });
    return out;
  }

  /// Moonlight is blue and dim; a sky shows stars.
  private static BufferedImage night(BufferedImage image, Mask sky, ImagingWork work)
      throws InterruptedException {
    Grain grain = new Grain(work.seed());
    double unit = 1024.0 / Math.min(image.getWidth(), image.getHeight());
    return painted(
        image,
        work,
        (x, y, rgb, at) -> {
          int grey = Tone.saturated(rgb, 0.42);
          double dim = 0.34 - 0.20 * sky.at(at) / 255.0;
          int dark =
              Pictures.rgb(
                  Pictures.red(grey) * dim * 0.72 + 2,
                  Pictures.green(grey) * dim * 0.86 + 6,
                  Pictures.blue(grey) * dim * 1.25 + 16);
          if (sky.at(at) == 0) {
            return dark;
          }
          double bright = grain.dot((int) (x * unit / 26), (int) (y * unit / 26));
          double size = (0.6 + 1.4 * bright * bright) / 26;
          double glow = 1 - grain.near(x * unit / 26, y * unit / 26, size) / size;
          return Pictures.mix(dark, 0xEAF0FF, (int) (glow * bright * sky.at(at)));
        });
  }

  private static BufferedImage sunset(BufferedImage image, Mask sky, ImagingWork work)
      throws InterruptedException {
    return painted(image, work, (x, y, rgb, at) -> sunset(rgb, y, image, sky.at(at)));
  }

  private static int sunset(int rgb, int y, BufferedImage image, int sky) {
    double down = y / (double) image.getHeight();
    double red = Pictures.red(rgb) * 1.12 + 10;
    double green = Pictures.green(rgb) * 0.86;
    double blue = Pictures.blue(rgb) * 0.66 + 8;
    int lit = Pictures.rgb(red, green, blue);
    int glow = Pictures.mix(0x5A3C7A, 0xFF9A4A, (int) (255 * Math.clamp(down * 2.2, 0, 1)));
    return Pictures.mix(lit, glow, sky * 150 / 255);
  }

  private static int sunny(int rgb) {
    int warm =
        Pictures.rgb(
            Pictures.red(rgb) * 1.12 + 8,
            Pictures.green(rgb) * 1.08 + 5,
            Pictures.blue(rgb) * 0.98);
    return Tone.saturated(warm, 1.18);
  }

  private static int leaves(int rgb, double hue, double saturation, double light) {
    double[] hsl = Hsl.of(rgb);
    double leaf = leaf(hsl);
    int turned =
        Hsl.rgb(
            0.35 * hsl[0] + 0.65 * hue,
            Math.min(0.9, hsl[1] * saturation),
            Math.min(0.95, hsl[2] * light));
    return Pictures.mix(rgb, turned, (int) (255 * leaf));
  }

  /// How much a colour is that of leaves, 0 to 1.
  private static double leaf(double[] hsl) {
    double hue = Math.clamp(1 - Math.abs(hsl[0] - 0.28) / 0.14, 0, 1);
    return Math.min(1, 2 * hue) * Math.clamp((hsl[1] - 0.06) * 8, 0, 1);
  }

  /// Each tree turns in its own time: from gold to rust.
  private static BufferedImage autumn(BufferedImage image, ImagingWork work)
      throws InterruptedException {
    Grain grain = new Grain(work.seed());
    double unit = 1024.0 / Math.min(image.getWidth(), image.getHeight());
    return painted(
        image,
        work,
        (x, y, rgb, at) -> {
          double turn = grain.fractal(x * unit / 60, y * unit / 60, 3);
          double[] hsl = Hsl.of(rgb);
          int rust =
              Hsl.rgb(0.02 + 0.11 * turn, Math.min(0.85, hsl[1] * 1.4 + 0.15), hsl[2] * 1.05);
          int warm = Pictures.mix(rgb, rust, (int) (240 * leaf(hsl)));
          return Pictures.rgb(
              Pictures.red(warm) * 1.04, Pictures.green(warm), Pictures.blue(warm) * 0.94);
        });
  }

  private static int frozen(int rgb) {
    double[] hsl = Hsl.of(rgb);
    int white = Pictures.mix(rgb, 0xF0F5FB, (int) (190 * leaf(hsl)));
    return overcast(white, 1.02);
  }

  private static int overcast(int rgb, double light) {
    int grey = Tone.saturated(rgb, 0.6);
    return Pictures.rgb(
        Pictures.red(grey) * light * 0.96,
        Pictures.green(grey) * light,
        Pictures.blue(grey) * light * 1.05);
  }

  private static BufferedImage rain(BufferedImage image, ImagingWork work)
      throws InterruptedException {
    Grain grain = new Grain(work.seed());
    double unit = 1024.0 / Math.min(image.getWidth(), image.getHeight());
    return painted(
        image,
        work,
        (x, y, rgb, at) -> {
          double u = (x + 0.22 * y) * unit;
          double v = y * unit;
          double far = streak(grain, u / 2.4, v / 46);
          double near = streak(grain, u / 5 + 300, v / 110);
          return Pictures.mix(
              overcast(rgb, 0.72), 0xDCE6F0, (int) (255 * Math.min(0.5, 0.35 * far + 0.4 * near)));
        });
  }

  private static double streak(Grain grain, double across, double along) {
    double lane = grain.dot((int) Math.floor(across), 3);
    double drop = grain.noise(Math.floor(across) * 7.3, along + lane * 50);
    double narrow = 1 - Math.abs(2 * (across - Math.floor(across)) - 1);
    return narrow * Math.clamp((drop - 0.74) * 8, 0, 1);
  }

  private static BufferedImage snow(BufferedImage image, ImagingWork work, double much)
      throws InterruptedException {
    Grain grain = new Grain(work.seed() + 3);
    double unit = 1024.0 / Math.min(image.getWidth(), image.getHeight());
    return painted(
        image,
        work,
        (x, y, rgb, at) -> {
          double flake = 0;
          for (int size = 14; size <= 56; size *= 2) {
            double u = x * unit / size + size;
            double v = y * unit / size;
            if (grain.dot((int) u + size, (int) v) < 0.55 * much) {
              double soft = Math.min((FLAKE - grain.near(u, v, FLAKE)) * 14, 0.92);
              flake = Math.max(flake, soft);
            }
          }
          return Pictures.mix(rgb, 0xFFFFFF, (int) (255 * flake));
        });
  }

  /// Thicker higher up, where things are farther away.
  private static BufferedImage fog(BufferedImage image, ImagingWork work)
      throws InterruptedException {
    Grain grain = new Grain(work.seed());
    double unit = 1024.0 / Math.min(image.getWidth(), image.getHeight());
    return painted(
        image,
        work,
        (x, y, rgb, at) -> {
          double bank = grain.fractal(x * unit / 260, y * unit / 90, 4);
          double thick = 0.78 - 0.5 * y / image.getHeight() + 0.4 * (bank - 0.5);
          return Pictures.mix(
              Tone.saturated(rgb, 0.7), 0xDDE3E8, (int) (255 * Math.clamp(thick, 0.1, 0.92)));
        });
  }
}
