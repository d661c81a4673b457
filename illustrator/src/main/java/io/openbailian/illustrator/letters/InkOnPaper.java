package io.openbailian.illustrator.letters;

import io.openbailian.text.Dice;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/// Lays letters down as wet ink: it bleeds into the paper around them, is darker where the brush
/// rested, and lets the paper through where the brush ran dry (飞白).
final class InkOnPaper {
  private static final int CELLS = 64;

  private final Dice dice;
  private final double em;
  private final double[][] lattice = new double[CELLS][CELLS];

  /// @param em of the letters, in pixels
  InkOnPaper(Dice dice, double em) {
    this.dice = dice;
    this.em = em;
    Dice grain = dice.fork("grain");
    for (double[] row : lattice) {
      for (int i = 0; i < CELLS; i++) {
        row[i] = grain.unit();
      }
    }
  }

  /// @param dry how much ink the brush has lost, 0 to 1
  void write(Graphics2D g, Shape letter, int rgb, double dry) {
    Rectangle2D box = Poster.grown(letter.getBounds2D(), em * 0.08);
    int width = (int) Math.ceil(box.getWidth()) + 1;
    int height = (int) Math.ceil(box.getHeight()) + 1;
    int left = (int) Math.floor(box.getX());
    int top = (int) Math.floor(box.getY());
    byte[] crisp = mask(letter, left, top, width, height);
    int[] wet = blurred(crisp, width, height, Math.max(1, (int) (em * 0.03)));
    int reach = Math.max(2, (int) (em * 0.09));
    int[] across = smeared(crisp, width, height, reach, true);
    int[] down = smeared(crisp, width, height, reach, false);
    BufferedImage stamp = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sharp = (crisp[y * width + x] & 255) / 255.0;
        double bled = wet[y * width + x] / 255.0;
        if (bled < 0.02 && sharp == 0) {
          continue;
        }
        double lying = smooth(-24, 24, across[y * width + x] - down[y * width + x]);
        double alpha = alpha(sharp, bled, lying, (left + x) / em, (top + y) / em, dry);
        stamp.setRGB(x, y, (int) (255 * alpha + 0.5) << 24 | rgb);
      }
    }
    g.drawImage(stamp, left, top, null);
  }

  /// @param lying whether the stroke runs across rather than down, 0 to 1
  private double alpha(double sharp, double bled, double lying, double u, double v, double dry) {
    double fibre = noise(u * 22, v * 22);
    double halo = Math.clamp((bled - 0.1) * 1.1, 0, 1) * (0.16 + 0.3 * fibre);
    // Streaks run with the stroke, across a little rising.
    double along = noise(u * 3.2 + 5, (v + 0.07 * u) * 46);
    double streak = along * lying + noise(u * 46 + 9, v * 3.2 + 13) * (1 - lying);
    double where = noise(u * 1.9 + 17, v * 1.9 + 3);
    double bare = smooth(0.62, 0.8, streak) * smooth(0.62 - 0.34 * dry, 0.86 - 0.3 * dry, where);
    double load = 0.9 + 0.1 * smooth(0.45, 0.95, bled);
    return Math.clamp(Math.max(sharp * load * (1 - 0.7 * bare), halo * (1 - sharp)), 0, 1);
  }

  private static double smooth(double from, double to, double x) {
    double t = Math.clamp((x - from) / (to - from), 0, 1);
    return t * t * (3 - 2 * t);
  }

  private double noise(double x, double y) {
    int i = (int) Math.floor(x);
    int j = (int) Math.floor(y);
    double s = smooth(0, 1, x - i);
    double t = smooth(0, 1, y - j);
    double upper = cell(i, j) + (cell(i + 1, j) - cell(i, j)) * s;
    double lower = cell(i, j + 1) + (cell(i + 1, j + 1) - cell(i, j + 1)) * s;
    return upper + (lower - upper) * t;
  }

  private double cell(int i, int j) {
    return lattice[j & (CELLS - 1)][i & (CELLS - 1)];
  }

  private static byte[] mask(Shape letter, int left, int top, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fill(AffineTransform.getTranslateInstance(-left, -top).createTransformedShape(letter));
    g.dispose();
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }

  /// Blurred by a box, twice over each way.
  private static int[] blurred(byte[] mask, int width, int height, int radius) {
    int[] out = new int[mask.length];
    for (int i = 0; i < mask.length; i++) {
      out[i] = mask[i] & 255;
    }
    for (int pass = 0; pass < 2; pass++) {
      for (int y = 0; y < height; y++) {
        line(out, y * width, 1, width, radius);
      }
      for (int x = 0; x < width; x++) {
        line(out, x, width, height, radius);
      }
    }
    return out;
  }

  private static int[] smeared(byte[] mask, int width, int height, int reach, boolean across) {
    int[] out = new int[mask.length];
    for (int i = 0; i < mask.length; i++) {
      out[i] = mask[i] & 255;
    }
    for (int i = 0; i < (across ? height : width); i++) {
      line(out, across ? i * width : i, across ? 1 : width, across ? width : height, reach);
    }
    return out;
  }

  private static void line(int[] values, int from, int step, int count, int radius) {
    int[] line = new int[count];
    int sum = 0;
    for (int i = -radius; i < count; i++) {
      int enters = i + radius;
      int leaves = i - radius - 1;
      sum += enters < count ? values[from + enters * step] : 0;
      sum -= leaves >= 0 ? values[from + leaves * step] : 0;
      if (i >= 0) {
        line[i] = sum / (2 * radius + 1);
      }
    }
    for (int i = 0; i < count; i++) {
      values[from + i * step] = line[i];
    }
  }

  /// How dry the brush is at the i-th of so many letters; it is dipped again now and then.
  double dryness(int i) {
    int round = 3 + dice.fork("dip").below(3);
    return (double) (i % round) / round;
  }
}
