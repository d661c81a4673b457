package io.openbailian.pixels;

import java.awt.image.BufferedImage;

/// Brings pictures to an exact size.
public final class Resizing {
  private static final int LOBES = 3;

  private Resizing() {}

  /// The picture at exactly that size: scaled until it covers, then cut evenly at both ends.
  ///
  /// Scaled by a Lanczos filter of three lobes, widened when it makes smaller. Returns the picture
  /// itself when it has the size already.
  public static BufferedImage toExactSize(BufferedImage image, int width, int height) {
    if (image.getWidth() == width && image.getHeight() == height) {
      return image;
    }
    double scale = Math.max(width / (double) image.getWidth(), height / (double) image.getHeight());
    boolean alpha = image.getColorModel().hasAlpha();
    Weights across = Weights.of(image.getWidth(), width, scale);
    Weights down = Weights.of(image.getHeight(), height, scale);
    float[] wide = horizontally(image, across, alpha);
    return vertically(wide, down, width, alpha);
  }

  /// For each target pixel the source pixels it is made of, and how much of each.
  @SuppressWarnings("ArrayRecordComponent") // lives within one call, never compared
  private record Weights(int[] first, float[][] of) {

    static Weights of(int from, int to, double scale) {
      double support = LOBES * Math.max(1, 1 / scale);
      double offset = (from - to / scale) / 2;
      int[] first = new int[to];
      float[][] of = new float[to][];
      for (int i = 0; i < to; i++) {
        double centre = (i + 0.5) / scale + offset;
        int low = Math.clamp((long) StrictMath.ceil(centre - support - 0.5), 0, from - 1);
        int high = Math.clamp((long) StrictMath.floor(centre + support - 0.5), low, from - 1);
        first[i] = low;
        of[i] = normalised(low, high, centre, Math.min(1, scale));
      }
      return new Weights(first, of);
    }

    private static float[] normalised(int low, int high, double centre, double squeeze) {
      float[] weights = new float[high - low + 1];
      float sum = 0;
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) lanczos((low + i + 0.5 - centre) * squeeze);
        sum += weights[i];
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] = sum == 0 ? 1f / weights.length : weights[i] / sum;
      }
      return weights;
    }

    private static double lanczos(double x) {
      if (x == 0) {
        return 1;
      }
      double turn = StrictMath.PI * x;
      return StrictMath.abs(x) >= LOBES
          ? 0
          : LOBES * StrictMath.sin(turn) * StrictMath.sin(turn / LOBES) / (turn * turn);
    }
  }

  /// Rows of premultiplied red, green, blue and alpha.
  private static float[] horizontally(BufferedImage image, Weights across, boolean alpha) {
    int width = across.first().length;
    int height = image.getHeight();
    float[] out = new float[4 * width * height];
    int[] row = new int[image.getWidth()];
    float[] source = new float[4 * row.length];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      premultiplied(row, source, alpha);
      for (int x = 0; x < width; x++) {
        blend(source, across.first()[x], 1, across.of()[x], out, 4 * (y * width + x));
      }
    }
    return out;
  }

  private static BufferedImage vertically(float[] wide, Weights down, int width, boolean alpha) {
    int height = down.first().length;
    int type = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage out = new BufferedImage(width, height, type);
    int[] row = new int[width];
    float[] pixel = new float[4];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        blend(wide, down.first()[y] * width + x, width, down.of()[y], pixel, 0);
        row[x] = packed(pixel);
      }
      out.setRGB(0, y, width, 1, row, 0, width);
    }
    return out;
  }

  private static void blend(
      float[] source, int first, int stride, float[] weights, float[] target, int at) {
    float red = 0;
    float green = 0;
    float blue = 0;
    float alpha = 0;
    for (int i = 0; i < weights.length; i++) {
      int from = 4 * (first + i * stride);
      red += weights[i] * source[from];
      green += weights[i] * source[from + 1];
      blue += weights[i] * source[from + 2];
      alpha += weights[i] * source[from + 3];
    }
    target[at] = red;
    target[at + 1] = green;
    target[at + 2] = blue;
    target[at + 3] = alpha;
  }

  private static void premultiplied(int[] row, float[] out, boolean hasAlpha) {
    for (int x = 0; x < row.length; x++) {
      float alpha = hasAlpha ? (row[x] >>> 24) / 255f : 1;
      out[4 * x] = alpha * (row[x] >> 16 & 255);
      out[4 * x + 1] = alpha * (row[x] >> 8 & 255);
      out[4 * x + 2] = alpha * (row[x] & 255);
      out[4 * x + 3] = alpha;
    }
  }

  private static int packed(float[] pixel) {
    float alpha = Math.clamp(pixel[3], 0f, 1f);
    float whole = alpha == 0 ? 1 : alpha;
    return Math.round(alpha * 255) << 24
        | channel(pixel[0] / whole) << 16
        | channel(pixel[1] / whole) << 8
        | channel(pixel[2] / whole);
  }

  private static int channel(float value) {
    return Math.clamp(Math.round(value), 0, 255);
  }
}
