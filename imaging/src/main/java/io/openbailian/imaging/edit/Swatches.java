package io.openbailian.imaging.edit;

import io.openbailian.imaging.Pictures;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The few colours that a picture is made of.
public final class Swatches {
  private static final int COUNT = 10;
  private static final int ROUNDS = 6;
  private static final int BITS = 4;

  private Swatches() {}

  /// At most ten colours, the commonest first: the commonest of a coarse count, then their means.
  public static int[] of(BufferedImage image) {
    int[] counts = new int[1 << (3 * BITS)];
    for (int rgb : Pictures.pixels(image)) {
      counts[bin(rgb)]++;
    }
    int[] found =
        IntStream.range(0, counts.length)
            .boxed()
            .filter(bin -> counts[bin] > 0)
            .sorted(Comparator.comparingInt(bin -> -counts[bin]))
            .limit(400)
            .mapToInt(Swatches::colour)
            .toArray();
    return means(apart(found), counts);
  }

  private static int bin(int rgb) {
    return ((Pictures.red(rgb) >> 4) << 8)
        | ((Pictures.green(rgb) >> 4) << 4)
        | (Pictures.blue(rgb) >> 4);
  }

  private static int colour(int bin) {
    return ((bin >> 8) << 20) | (((bin >> 4) & 15) << 12) | ((bin & 15) << 4) | 0x080808;
  }

  /// Common colours that are not almost one another.
  private static int[] apart(int[] common) {
    int[] chosen = new int[COUNT];
    int count = 0;
    for (int rgb : common) {
      int known = count;
      boolean near = Arrays.stream(chosen, 0, known).anyMatch(other -> distance(other, rgb) < 1800);
      if (!near && count < COUNT) {
        chosen[count++] = rgb;
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  private static int[] means(int[] seeds, int[] counts) {
    int[] palette = seeds;
    for (int round = 0; round < ROUNDS; round++) {
      double[][] sums = new double[palette.length][4];
      for (int bin = 0; bin < counts.length; bin++) {
        if (counts[bin] > 0) {
          add(sums[nearest(palette, colour(bin))], colour(bin), counts[bin]);
        }
      }
      int[] before = palette;
      palette =
          IntStream.range(0, before.length)
              .map(i -> sums[i][3] == 0 ? before[i] : mean(sums[i]))
              .toArray();
    }
    return palette;
  }

  private static void add(double[] sum, int rgb, int count) {
    sum[0] += count * (double) Pictures.red(rgb);
    sum[1] += count * (double) Pictures.green(rgb);
    sum[2] += count * (double) Pictures.blue(rgb);
    sum[3] += count;
  }

  private static int mean(double[] sum) {
    return Pictures.rgb(sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3]);
  }

  private static int nearest(int[] palette, int rgb) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(palette[i], rgb) < distance(palette[best], rgb)) {
        best = i;
      }
    }
    return best;
  }

  /// The swatches mixed by how near they are: no edge shows where another one becomes nearest.
  static int blended(int[] palette, int rgb) {
    double red = 0;
    double green = 0;
    double blue = 0;
    double sum = 0;
    for (int swatch : palette) {
      double distance = 60 + distance(swatch, rgb);
      double weight = 1 / (distance * distance);
      red += weight * Pictures.red(swatch);
      green += weight * Pictures.green(swatch);
      blue += weight * Pictures.blue(swatch);
      sum += weight;
    }
    return Pictures.rgb(red / sum, green / sum, blue / sum);
  }

  private static int distance(int one, int other) {
    int red = Pictures.red(one) - Pictures.red(other);
    int green = Pictures.green(one) - Pictures.green(other);
    int blue = Pictures.blue(one) - Pictures.blue(other);
    return 2 * red * red + 4 * green * green + 3 * blue * blue;
  }
}
