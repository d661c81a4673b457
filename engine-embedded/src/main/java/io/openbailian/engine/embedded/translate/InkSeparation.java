package io.openbailian.engine.embedded.translate;

import io.openbailian.imaging.Pictures;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/// Letters and ground of a part of a picture, told apart by their two colours.
///
/// @param part in pixels of the picture
/// @param share for each pixel of the part, row by row, how much of it is ink: 0 ground, 1 letter
/// @param ground the colour between and around the letters
/// @param colour that of the letters
@SuppressWarnings("ArrayRecordComponent") // lives within one picture, never compared
record InkSeparation(Rectangle part, float[] share, int ground, int colour) {
  private static final int ROUNDS = 8;
  private static final double HALF = 0.5;
  private static final int LEAST_CONTRAST = 24;

  /// Looks at the part; its rim is taken for ground.
  static InkSeparation of(BufferedImage image, Rectangle part) {
    int[] pixels = pixels(image, part);
    double[] ground = median(rim(pixels, part));
    double[] ink = farthest(pixels, ground);
    for (int round = 0; round < ROUNDS; round++) {
      ground = mean(pixels, ground, ink, ground);
      ink = mean(pixels, ink, ground, ink);
    }
    return new InkSeparation(
        part, shares(pixels, ground, ink), rgb(ground), rgb(core(pixels, ground, ink)));
  }

  private static int[] pixels(BufferedImage image, Rectangle part) {
    int[] all = Pictures.pixels(image);
    int[] out = new int[part.width * part.height];
    for (int y = 0; y < part.height; y++) {
      System.arraycopy(
          all, (part.y + y) * image.getWidth() + part.x, out, y * part.width, part.width);
    }
    return out;
  }

  private static int[] rim(int[] pixels, Rectangle part) {
    int[] rim = new int[2 * part.width + 2 * part.height];
    int count = 0;
    for (int x = 0; x < part.width; x++) {
      rim[count++] = pixels[x];
      rim[count++] = pixels[(part.height - 1) * part.width + x];
    }
    for (int y = 0; y < part.height; y++) {
      rim[count++] = pixels[y * part.width];
      rim[count++] = pixels[(y + 1) * part.width - 1];
    }
    return rim;
  }

  private static double[] median(int[] pixels) {
    double[] out = new double[3];
    int[] values = new int[pixels.length];
    for (int channel = 0; channel < 3; channel++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = channel(pixels[i], channel);
      }
      Arrays.sort(values);
      out[channel] = values[values.length / 2];
    }
    return out;
  }

  /// The mean of the tenth of the pixels that is least like the ground.
  private static double[] farthest(int[] pixels, double[] ground) {
    double[] distances = Arrays.stream(pixels).mapToDouble(one -> distance(one, ground)).toArray();
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    double least = sorted[sorted.length * 9 / 10];
    double[] sum = new double[3];
    int count = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (distances[i] >= least) {
        add(sum, pixels[i]);
        count++;
      }
    }
    return divided(sum, count);
  }

  /// The mean of the pixels that are nearer to the first colour than to the second.
  private static double[] mean(int[] pixels, double[] near, double[] far, double[] otherwise) {
    double[] sum = new double[3];
    int count = 0;
    for (int pixel : pixels) {
      if (distance(pixel, near) < distance(pixel, far)) {
        add(sum, pixel);
        count++;
      }
    }
    return count == 0 ? otherwise : divided(sum, count);
  }

  /// The colour of the letters where they are thick enough not to be mixed with the ground.
  private static double[] core(int[] pixels, double[] ground, double[] ink) {
    double[] sum = new double[3];
    int count = 0;
    for (int pixel : pixels) {
      if (along(pixel, ground, ink) > 0.9 && distance(pixel, ink) < distance(pixel, ground)) {
        add(sum, pixel);
        count++;
      }
    }
    return count == 0 ? ink : divided(sum, count);
  }

  private static float[] shares(int[] pixels, double[] ground, double[] ink) {
    float[] out = new float[pixels.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) Math.clamp(along(pixels[i], ground, ink), 0, 1);
    }
    return out;
  }

  /// How far the pixel is on the way from the ground's colour to the ink's.
  private static double along(int pixel, double[] ground, double[] ink) {
    double dot = 0;
    double length = 0;
    for (int channel = 0; channel < 3; channel++) {
      double way = ink[channel] - ground[channel];
      dot += way * (channel(pixel, channel) - ground[channel]);
      length += way * way;
    }
    return length == 0 ? 0 : dot / length;
  }

  private static double distance(int pixel, double[] colour) {
    double sum = 0;
    for (int channel = 0; channel < 3; channel++) {
      double apart = channel(pixel, channel) - colour[channel];
      sum += apart * apart;
    }
    return sum;
  }

  private static void add(double[] sum, int pixel) {
    for (int channel = 0; channel < 3; channel++) {
      sum[channel] += channel(pixel, channel);
    }
  }

  private static double[] divided(double[] sum, int count) {
    return Arrays.stream(sum).map(one -> one / count).toArray();
  }

  private static int channel(int pixel, int channel) {
    return pixel >> (16 - 8 * channel) & 255;
  }

  private static int rgb(double[] colour) {
    return Pictures.rgb(colour[0], colour[1], colour[2]);
  }

  /// Whether letters and ground differ so much that there may be letters.
  boolean contrasts() {
    int apart = 0;
    for (int channel = 0; channel < 3; channel++) {
      apart = Math.max(apart, Math.abs(channel(ground, channel) - channel(colour, channel)));
    }
    return apart >= LEAST_CONTRAST;
  }

  float at(int x, int y) {
    return share[(y - part.y) * part.width + x - part.x];
  }

  /// How many pixels of ink there are in all.
  double amount() {
    double sum = 0;
    for (float one : share) {
      sum += one;
    }
    return sum;
  }

  /// The smallest rectangle with all ink within the box, in pixels of the picture; empty when there
  /// is none.
  Rectangle bounds(Rectangle within) {
    Rectangle found = new Rectangle();
    Rectangle seen = within.intersection(part);
    for (int y = seen.y; y < seen.y + seen.height; y++) {
      for (int x = seen.x; x < seen.x + seen.width; x++) {
        if (at(x, y) > HALF) {
          Rectangle pixel = new Rectangle(x, y, 1, 1);
          found = found.isEmpty() ? pixel : found.union(pixel);
        }
      }
    }
    return found;
  }

  /// The part as dark letters on white, whatever its colours were.
  GrayPicture darkOnWhite() {
    byte[] shades = new byte[share.length];
    for (int i = 0; i < shades.length; i++) {
      shades[i] = (byte) Math.round(255 * (1 - share[i]));
    }
    return new GrayPicture(part.width, part.height, shades);
  }
}
