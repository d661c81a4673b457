package io.openbailian.imaging.fill;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/// The picture with its hole at one scale, one byte per channel and pixel.
final class Level {
  /// A patch is a square of 2 * 3 + 1 pixels.
  static final int REACH = 3;

  private static final int FAR = 1 << 14;

  private final int width;
  private final int height;
  private final byte[] colours;
  private final boolean[] missing;
  private final short[] distance;
  private final boolean[] source;
  private final int scale;

  private Level(int width, int height, byte[] colours, boolean[] missing, int scale) {
    this.width = width;
    this.height = height;
    this.colours = colours;
    this.missing = missing;
    this.scale = scale;
    this.distance = distances();
    this.source = sources();
  }

  static Level of(BufferedImage image, Mask hole) {
    int[] pixels = Pictures.pixels(image);
    byte[] colours = new byte[3 * pixels.length];
    boolean[] missing = new boolean[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      missing[i] = hole.at(i) != 0;
      colours[3 * i] = (byte) Pictures.red(pixels[i]);
      colours[3 * i + 1] = (byte) Pictures.green(pixels[i]);
      colours[3 * i + 2] = (byte) Pictures.blue(pixels[i]);
    }
    return new Level(image.getWidth(), image.getHeight(), colours, missing, 1);
  }

  /// Half as large; a pixel is known when half of what it stands for is.
  Level half() {
    int w = width / 2;
    int h = height / 2;
    byte[] to = new byte[3 * w * h];
    boolean[] hole = new boolean[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        hole[y * w + x] = !average(2 * y * width + 2 * x, to, 3 * (y * w + x));
      }
    }
    return new Level(w, h, to, hole, 2 * scale);
  }

  private boolean average(int corner, byte[] to, int at) {
    int known = 0;
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int i = 0; i < 4; i++) {
      int from = corner + (i & 1) + (i >> 1) * width;
      if (!missing[from]) {
        known++;
        red += colours[3 * from] & 255;
        green += colours[3 * from + 1] & 255;
        blue += colours[3 * from + 2] & 255;
      }
    }
    if (known >= 2) {
      to[at] = (byte) (red / known);
      to[at + 1] = (byte) (green / known);
      to[at + 2] = (byte) (blue / known);
    }
    return known >= 2;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// How many pixels of the full picture one of this level is wide.
  int scale() {
    return scale;
  }

  byte[] colours() {
    return colours;
  }

  boolean missing(int i) {
    return missing[i];
  }

  /// Whether the patch around the pixel is whole and known.
  boolean source(int i) {
    return source[i];
  }

  /// Steps to the nearest known pixel, 0 for a known one; at most 16384.
  int distance(int i) {
    return distance[i];
  }

  int rgb(int i) {
    return (colours[3 * i] & 255) << 16
        | (colours[3 * i + 1] & 255) << 8
        | (colours[3 * i + 2] & 255);
  }

  int holeSize() {
    int count = 0;
    for (boolean one : missing) {
      count += one ? 1 : 0;
    }
    return count;
  }

  int depth() {
    int most = 0;
    for (short one : distance) {
      most = Math.max(most, one);
    }
    return most;
  }

  boolean hasSource() {
    return sourceCount() >= 16;
  }

  int sourceCount() {
    int count = 0;
    for (boolean one : source) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /// Where the picture is known, pixel by pixel; an array of the caller's own.
  boolean[] known() {
    boolean[] known = new boolean[missing.length];
    for (int i = 0; i < known.length; i++) {
      known[i] = !missing[i];
    }
    return known;
  }

  /// A first guess: each missing pixel takes the colour of a nearest known one.
  void fillFromNearest() {
    int[] nearest = new int[missing.length];
    Arrays.setAll(nearest, i -> i);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        take(nearest, x, y, -1);
      }
    }
    for (int y = height - 1; y >= 0; y--) {
      for (int x = width - 1; x >= 0; x--) {
        take(nearest, x, y, 1);
      }
    }
    for (int i = 0; i < missing.length; i++) {
      System.arraycopy(colours, 3 * nearest[i], colours, 3 * i, 3);
    }
  }

  private void take(int[] nearest, int x, int y, int step) {
    int i = y * width + x;
    if (!missing[i]) {
      return;
    }
    if (x + step >= 0 && x + step < width) {
      closer(nearest, i, nearest[i + step]);
    }
    if (y + step >= 0 && y + step < height) {
      closer(nearest, i, nearest[i + step * width]);
    }
  }

  private void closer(int[] nearest, int i, int candidate) {
    if (!missing[candidate]
        && (missing[nearest[i]] || apart(i, candidate) < apart(i, nearest[i]))) {
      nearest[i] = candidate;
    }
  }

  private int apart(int a, int b) {
    return Math.abs(a % width - b % width) + Math.abs(a / width - b / width);
  }

  private short[] distances() {
    short[] steps = new short[missing.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = (short) (missing[i] ? FAR : 0);
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        int left = x > 0 ? steps[i - 1] : FAR;
        int above = y > 0 ? steps[i - width] : FAR;
        steps[i] = (short) Math.min(steps[i], 1 + Math.min(left, above));
      }
    }
    for (int y = height - 1; y >= 0; y--) {
      for (int x = width - 1; x >= 0; x--) {
        int i = y * width + x;
        int right = x < width - 1 ? steps[i + 1] : FAR;
        int below = y < height - 1 ? steps[i + width] : FAR;
        steps[i] = (short) Math.min(steps[i], 1 + Math.min(right, below));
      }
    }
    return steps;
  }

  private boolean[] sources() {
    int[] sums = new int[(width + 1) * (height + 1)];
    for (int y = 0; y < height; y++) {
      int row = 0;
      for (int x = 0; x < width; x++) {
        row += missing[y * width + x] ? 1 : 0;
        sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
      }
    }
    boolean[] whole = new boolean[missing.length];
    for (int y = REACH; y < height - REACH; y++) {
      for (int x = REACH; x < width - REACH; x++) {
        int upper = (y - REACH) * (width + 1);
        int lower = (y + REACH + 1) * (width + 1);
        int left = x - REACH;
        int right = x + REACH + 1;
        whole[y * width + x] =
            sums[lower + right] - sums[lower + left] - sums[upper + right] + sums[upper + left]
                == 0;
      }
    }
    return whole;
  }
}
