package io.openbailian.illustrator.style;

/// A picture made small, to be blurred cheaply and seen at full size again.
final class Small {
  private final int[] pixels;
  private final int width;
  private final int height;
  private final int factor;

  private Small(int[] pixels, int width, int height, int factor) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
    this.factor = factor;
  }

  /// Each pixel the mean of so many by so many.
  static Small of(int[] large, int width, int height, int factor) {
    int w = (width + factor - 1) / factor;
    int h = (height + factor - 1) / factor;
    int[] small = new int[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        small[y * w + x] = mean(large, width, height, x * factor, y * factor, factor);
      }
    }
    return new Small(small, w, h, factor);
  }

  /// One whose pixels are known.
  static Small grid(int[] pixels, int width, int height, int factor) {
    return new Small(pixels, width, height, factor);
  }

  private static int mean(int[] large, int width, int height, int x0, int y0, int factor) {
    int x1 = Math.min(width, x0 + factor);
    int y1 = Math.min(height, y0 + factor);
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        int rgb = large[y * width + x];
        red += rgb >> 16 & 255;
        green += rgb >> 8 & 255;
        blue += rgb & 255;
      }
    }
    int count = (x1 - x0) * (y1 - y0);
    return ((red / count) << 16) | ((green / count) << 8) | (blue / count);
  }

  /// Only what is brighter than a level, the rest black.
  Small above(int level) {
    int[] bright = new int[pixels.length];
    for (int i = 0; i < bright.length; i++) {
      int rgb = pixels[i];
      int most = Math.max(rgb >> 16 & 255, Math.max(rgb >> 8 & 255, rgb & 255));
      int share = Math.clamp((most - level) * 256L / (256 - level), 0, 256);
      bright[i] = Mix.scaled(rgb, share);
    }
    return new Small(bright, width, height, factor);
  }

  /// Blurred by a radius in pixels of the large picture.
  Small blurred(double radius) {
    int r = (int) Math.round(radius / factor / 2);
    if (r < 1) {
      return this;
    }
    int[] a = pixels.clone();
    int[] b = new int[a.length];
    for (int i = 0; i < 2; i++) {
      box(a, b, width, height, r);
      box(b, a, height, width, r);
    }
    return new Small(a, width, height, factor);
  }

  /// A running mean along rows, the result turned over its diagonal.
  private static void box(int[] from, int[] to, int width, int height, int r) {
    int scale = (1 << 16) / (2 * r + 1);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int red = 0;
      int green = 0;
      int blue = 0;
      for (int i = -r; i <= r; i++) {
        int rgb = from[row + Math.clamp(i, 0, width - 1)];
        red += rgb >> 16 & 255;
        green += rgb >> 8 & 255;
        blue += rgb & 255;
      }
      for (int x = 0; x < width; x++) {
        to[x * height + y] =
            (((red * scale + 32768) >> 16) << 16)
                | (((green * scale + 32768) >> 16) << 8)
                | ((blue * scale + 32768) >> 16);
        int in = from[row + Math.min(x + r + 1, width - 1)];
        int out = from[row + Math.max(x - r, 0)];
        red += (in >> 16 & 255) - (out >> 16 & 255);
        green += (in >> 8 & 255) - (out >> 8 & 255);
        blue += (in & 255) - (out & 255);
      }
    }
  }

  /// The pixel nearest to one of the large picture.
  int at(int x, int y) {
    int sx = Math.clamp(x / factor, 0, width - 1);
    int sy = Math.clamp(y / factor, 0, height - 1);
    return pixels[sy * width + sx];
  }

  /// One row of the large picture, smoothly.
  void row(int y, int[] out) {
    int at = Math.max(0, (2 * y + 1 - factor) * 128 / factor);
    int top = Math.min(at >> 8, height - 1);
    int low = Math.min(top + 1, height - 1);
    int down = at & 255;
    int step = 256 / factor;
    int across = 128 / factor - 128;
    int sx = 0;
    int left = Mix.of(pixels[top * width], pixels[low * width], down);
    int right = left;
    int column = -1;
    for (int x = 0; x < out.length; x++, across += step) {
      sx = Math.min(Math.max(0, across) >> 8, width - 1);
      if (sx != column) {
        int next = Math.min(sx + 1, width - 1);
        left = Mix.of(pixels[top * width + sx], pixels[low * width + sx], down);
        right = Mix.of(pixels[top * width + next], pixels[low * width + next], down);
        column = sx;
      }
      out[x] = Mix.of(left, right, Math.max(0, across) & 255);
    }
  }
}
