package io.openbailian.imaging;

import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/// Pictures like photographs, made of gradients, fractal texture, soft light and sensor noise.
public final class TestPictures {
  private TestPictures() {}

  /// A sky with clouds, two ridges, a wood and a meadow.
  public static BufferedImage landscape(int width, int height) {
    BufferedImage image = Pictures.blank(width, height);
    int[] pixels = Pictures.pixels(image);
    double unit = 1.0 / height;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = scenery(x * unit, y * unit);
      }
    }
    return noisy(image, 3);
  }

  private static int scenery(double x, double y) {
    double far = 0.42 - 0.14 * ridge(x * 2.2 + 7);
    double near = 0.58 - 0.12 * ridge(x * 3.1 + 31);
    double wood = 0.70 - 0.05 * ridge(x * 9 + 3);
    if (y < far) {
      double cloud = smooth((fractal(x * 3, y * 7, 5) - 0.5) * 4);
      return mix(mix(rgb(70, 130, 205), rgb(190, 215, 240), y / 0.45), rgb(250, 250, 252), cloud);
    }
    double grain = fractal(x * 60, y * 60, 4);
    if (y < near) {
      return mix(rgb(96, 110, 140), rgb(140, 150, 170), 0.6 * grain + 0.5 * (y - far) / 0.2);
    }
    if (y < wood) {
      return mix(rgb(60, 84, 60), rgb(120, 130, 88), fractal(x * 30, y * 30, 4));
    }
    double tree = fractal(x * 45, y * 28, 5);
    if (y < wood + 0.08) {
      return mix(rgb(18, 42, 20), rgb(64, 104, 44), tree);
    }
    return mix(rgb(72, 112, 40), rgb(170, 182, 80), 0.7 * fractal(x * 40, y * 160, 4) + 0.3 * y);
  }

  /// Someone with dark hair in a red dress before a soft green garden.
  public static BufferedImage portrait(int width, int height) {
    BufferedImage image = Pictures.blank(width, height);
    int[] pixels = Pictures.pixels(image);
    double unit = 1.0 / height;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double bokeh = fractal(x * unit * 5, y * unit * 5, 3);
        pixels[y * width + x] =
            mix(rgb(60, 100, 62), rgb(176, 200, 140), bokeh * 1.3 - 0.2 + 0.1 * (1 - y * unit));
      }
    }
    Graphics2D g = graphics(image);
    double s = height;
    double c = width / 2.0;
    Path2D dress = new Path2D.Double();
    dress.moveTo(c - 0.09 * s, 0.46 * s);
    dress.curveTo(c - 0.34 * s, 0.52 * s, c - 0.34 * s, 0.8 * s, c - 0.36 * s, s + 2);
    dress.lineTo(c + 0.36 * s, s + 2);
    dress.curveTo(c + 0.34 * s, 0.8 * s, c + 0.34 * s, 0.52 * s, c + 0.09 * s, 0.46 * s);
    dress.closePath();
    g.setColor(new Color(52, 34, 26));
    g.fill(new Ellipse2D.Double(c - 0.18 * s, 0.10 * s, 0.36 * s, 0.44 * s));
    g.setPaint(
        new GradientPaint(
            (float) (c - 0.3 * s),
            0,
            new Color(205, 40, 46),
            (float) (c + 0.3 * s),
            0,
            new Color(120, 16, 26)));
    g.fill(dress);
    g.setColor(new Color(222, 178, 152));
    g.fill(new Rectangle2D.Double(c - 0.05 * s, 0.38 * s, 0.10 * s, 0.12 * s));
    g.setPaint(
        new RadialGradientPaint(
            (float) (c - 0.03 * s),
            (float) (0.27 * s),
            (float) (0.2 * s),
            new float[] {0, 1},
            new Color[] {new Color(244, 208, 184), new Color(208, 158, 132)}));
    g.fill(new Ellipse2D.Double(c - 0.115 * s, 0.17 * s, 0.23 * s, 0.28 * s));
    g.setColor(new Color(52, 34, 26));
    Path2D fringe = new Path2D.Double();
    fringe.moveTo(c - 0.13 * s, 0.30 * s);
    fringe.curveTo(c - 0.13 * s, 0.12 * s, c + 0.13 * s, 0.12 * s, c + 0.13 * s, 0.30 * s);
    fringe.curveTo(c + 0.08 * s, 0.22 * s, c - 0.02 * s, 0.22 * s, c - 0.13 * s, 0.30 * s);
    fringe.closePath();
    g.fill(fringe);
    g.setColor(new Color(40, 28, 24));
    g.fill(new Ellipse2D.Double(c - 0.055 * s, 0.295 * s, 0.024 * s, 0.016 * s));
    g.fill(new Ellipse2D.Double(c + 0.031 * s, 0.295 * s, 0.024 * s, 0.016 * s));
    g.setColor(new Color(176, 70, 70));
    g.fill(new Ellipse2D.Double(c - 0.035 * s, 0.385 * s, 0.07 * s, 0.02 * s));
    g.dispose();
    return noisy(image, 3);
  }

  /// A white house with a red roof on a meadow below the sky.
  public static BufferedImage house(int width, int height) {
    BufferedImage image = landscape(width, height);
    Graphics2D g = graphics(image);
    double s = height;
    double c = width * 0.52;
    g.setPaint(
        new GradientPaint(
            (float) (c - 0.25 * s),
            0,
            new Color(238, 232, 220),
            (float) (c + 0.25 * s),
            0,
            new Color(186, 178, 168)));
    g.fill(new Rectangle2D.Double(c - 0.24 * s, 0.52 * s, 0.48 * s, 0.32 * s));
    Path2D roof = new Path2D.Double();
    roof.moveTo(c - 0.30 * s, 0.53 * s);
    roof.lineTo(c, 0.30 * s);
    roof.lineTo(c + 0.30 * s, 0.53 * s);
    roof.closePath();
    g.setPaint(
        new GradientPaint(
            0,
            (float) (0.3 * s),
            new Color(176, 64, 48),
            0,
            (float) (0.53 * s),
            new Color(132, 42, 34)));
    g.fill(roof);
    g.setColor(new Color(92, 60, 40));
    g.fill(new Rectangle2D.Double(c - 0.05 * s, 0.66 * s, 0.10 * s, 0.18 * s));
    g.setColor(new Color(70, 96, 128));
    g.fill(new Rectangle2D.Double(c - 0.19 * s, 0.60 * s, 0.09 * s, 0.09 * s));
    g.fill(new Rectangle2D.Double(c + 0.10 * s, 0.60 * s, 0.09 * s, 0.09 * s));
    g.dispose();
    return noisy(image, 2);
  }

  /// A blue vase on a wooden table before a plain wall.
  public static BufferedImage stillLife(int width, int height) {
    BufferedImage image = Pictures.blank(width, height);
    int[] pixels = Pictures.pixels(image);
    double unit = 1.0 / height;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = x * unit;
        double v = y * unit;
        double grain = 0.5 + 0.5 * Math.sin(60 * (v + 0.12 * fractal(u * 2, v * 14, 3)));
        pixels[y * width + x] =
            v < 0.68
                ? mix(
                    rgb(206, 198, 184),
                    rgb(168, 160, 150),
                    0.8 * u + 0.2 * fractal(u * 4, v * 4, 3))
                : mix(
                    rgb(120, 78, 44),
                    rgb(168, 118, 70),
                    0.6 * grain + 0.3 * fractal(u * 9, v * 90, 3));
      }
    }
    Graphics2D g = graphics(image);
    double s = height;
    double c = width * 0.5;
    g.setColor(new Color(0, 0, 0, 70));
    g.fill(new Ellipse2D.Double(c - 0.14 * s, 0.80 * s, 0.36 * s, 0.06 * s));
    Path2D vase = new Path2D.Double();
    vase.moveTo(c - 0.07 * s, 0.30 * s);
    vase.curveTo(c - 0.03 * s, 0.42 * s, c - 0.20 * s, 0.50 * s, c - 0.18 * s, 0.66 * s);
    vase.curveTo(c - 0.17 * s, 0.78 * s, c - 0.10 * s, 0.82 * s, c - 0.08 * s, 0.84 * s);
    vase.lineTo(c + 0.08 * s, 0.84 * s);
    vase.curveTo(c + 0.10 * s, 0.82 * s, c + 0.17 * s, 0.78 * s, c + 0.18 * s, 0.66 * s);
    vase.curveTo(c + 0.20 * s, 0.50 * s, c + 0.03 * s, 0.42 * s, c + 0.07 * s, 0.30 * s);
    vase.closePath();
    g.setPaint(
        new RadialGradientPaint(
            (float) (c - 0.06 * s),
            (float) (0.55 * s),
            (float) (0.34 * s),
            new float[] {0, 0.25f, 1},
            new Color[] {new Color(150, 190, 240), new Color(50, 96, 178), new Color(12, 30, 78)}));
    g.fill(vase);
    g.dispose();
    return noisy(image, 3);
  }

  /// Black letters, small and large, on white paper.
  public static BufferedImage page(int width, int height) {
    BufferedImage image = Pictures.blank(width, height);
    Arrays.fill(Pictures.pixels(image), rgb(248, 246, 240));
    int line = 0;
    for (double em = height / 8.0; em > height / 30.0; em *= 0.75) {
      write(image, "百炼 Bailian 2026", width * 0.06, height * (0.16 + 0.17 * line), em, Color.BLACK);
      line++;
    }
    return noisy(image, 1);
  }

  /// Text drawn over a picture, its baseline at the point.
  public static void write(
      BufferedImage image, String text, double x, double baseline, double em, Color colour) {
    Graphics2D g = graphics(image);
    g.setComposite(AlphaComposite.SrcOver);
    g.setColor(colour);
    g.fill(Line.of(text, Face.SANS_BOLD).at(x, baseline, em));
    g.dispose();
  }

  public static BufferedImage grey(BufferedImage image) {
    BufferedImage out = Pictures.copy(image);
    int[] pixels = Pictures.pixels(out);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 0x010101 * Pictures.luma(pixels[i]);
    }
    return out;
  }

  private static Graphics2D graphics(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return g;
  }

  private static BufferedImage noisy(BufferedImage image, int most) {
    int[] pixels = Pictures.pixels(image);
    for (int i = 0; i < pixels.length; i++) {
      int n = (int) ((hash(i, most * 7919) * 2 - 1) * most);
      int p = pixels[i];
      pixels[i] = rgb(Pictures.red(p) + n, Pictures.green(p) + n, Pictures.blue(p) + n);
    }
    return image;
  }

  private static double ridge(double x) {
    return fractal(x, 0.5, 6);
  }

  static double fractal(double x, double y, int octaves) {
    double sum = 0;
    double weight = 0.5;
    for (int i = 0; i < octaves; i++) {
      sum += weight * noise(x * (1 << i), y * (1 << i) + 17 * i);
      weight /= 2;
    }
    return sum + weight;
  }

  private static double noise(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double u = fade(x - left);
    double v = fade(y - top);
    double upper = hash(left, top) * (1 - u) + hash(left + 1, top) * u;
    double lower = hash(left, top + 1) * (1 - u) + hash(left + 1, top + 1) * u;
    return upper * (1 - v) + lower * v;
  }

  private static double fade(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double smooth(double t) {
    return fade(Math.clamp(t, 0, 1));
  }

  private static double hash(int x, int y) {
    int h = x * 374761393 + y * 668265263;
    h = (h ^ (h >>> 13)) * 1274126177;
    return ((h ^ (h >>> 16)) & 0xFFFFFF) / (double) 0xFFFFFF;
  }

  private static int mix(int a, int b, double share) {
    return Pictures.mix(a, b, (int) (255 * Math.clamp(share, 0, 1)));
  }

  private static int rgb(int red, int green, int blue) {
    return Pictures.rgb(red - 0.5, green - 0.5, blue - 0.5);
  }
}
