package io.openbailian.illustrator.animate;

import io.openbailian.illustrator.tool.Plate;

/// The pixels of a frame, and the two fast ways to change them: laying a plate over them as the
/// camera sees it, and brushes for what is small and many.
final class Raster {
  private static final int PAIR = 0x00FF00FF;
  private static final int FIXED = 1 << 16;

  final int[] pixels;
  final int width;
  final int height;
  private int[] line = new int[0];

  Raster(int[] pixels, int width, int height) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
  }

  /// How a plate leans at an instant: its top moves that many pixels, its foot none.
  ///
  /// @param shiftX of the whole, in pixels of the stage
  /// @param shiftY of the whole, in pixels of the stage
  record Lean(double top, double shiftX, double shiftY) {
    static final Lean NONE = new Lean(0, 0, 0);

    static Lean shifted(double x, double y) {
      return new Lean(0, x, y);
    }
  }

  /// Lays a plate over the frame, smoothly between its pixels.
  ///
  /// @param ground the depth at each row of the frame, for what lies on the ground
  void lay(Plate plate, CameraPath.View view, double[] ground, Lean lean) {
    double first = view.frameY(plate.top() + lean.shiftY() - 1, plate.depth());
    double last = view.frameY(plate.top() + plate.height() + lean.shiftY() + 1, plate.depth());
    int from = plate.ground() ? 0 : (int) Math.clamp(StrictMath.floor(first), 0, height);
    int to = plate.ground() ? height : (int) Math.clamp(StrictMath.ceil(last), 0, height);
    for (int y = from; y < to; y++) {
      double depth = plate.ground() ? ground[y] : plate.depth();
      double sy = view.stageY(y + 0.5, depth) - 0.5 - plate.top() - lean.shiftY();
      int row = (int) StrictMath.floor(sy);
      if (row >= -1 && row < plate.height()) {
        double high = Math.clamp((plate.height() - sy) / plate.height(), 0, 1);
        double shift = lean.shiftX() + lean.top() * high * high;
        double sx = view.stageX(0.5, depth) - 0.5 - plate.left() - shift;
        layRow(plate, y, row, (int) ((sy - row) * 256), sx, 1 / view.scale(depth));
      }
    }
  }

  private void layRow(Plate plate, int y, int row, int weight, double sx, double step) {
    int upper = Math.max(0, row);
    int lower = Math.min(plate.height() - 1, row + 1);
    int first = Math.min(plate.first()[upper], plate.first()[lower]);
    int last = Math.max(plate.last()[upper], plate.last()[lower]);
    int from = (int) Math.clamp(StrictMath.ceil((first - 1 - sx) / step), 0, width);
    int to = (int) Math.clamp(StrictMath.floor((last + 1 - sx) / step) + 1, 0, width);
    if (from >= to) {
      return;
    }
    blendRows(plate, row, weight, first, last);
    // The line has an empty pixel before its first one and after its last.
    long at = (long) ((sx + from * step - first + 1) * FIXED);
    int fx = (int) Math.max(0, at);
    int fstep = (int) (step * FIXED);
    int out = y * width + from;
    int most = (last - first + 2) * FIXED;
    for (int x = from; x < to && fx < most; x++, fx += fstep, out++) {
      int a = line[fx >> 16];
      int b = line[(fx >> 16) + 1];
      if ((a | b) != 0) {
        int w = fx >> 8 & 255;
        int over = mix(a, b, w);
        pixels[out] = over >>> 24 >= 254 ? over : over(pixels[out], over);
      }
    }
  }

  /// Two rows of a plate become one line, by their distance from it.
  private void blendRows(Plate plate, int row, int weight, int first, int last) {
    int count = last - first + 1;
    if (line.length < count + 3) {
      line = new int[Math.max(count + 3, 2 * line.length)];
    }
    int[] source = plate.pixels();
    int upper = row * plate.width() + first;
    int lower = upper + plate.width();
    line[0] = 0;
    if (row < 0) {
      faded(source, lower, weight, count);
    } else if (row + 1 >= plate.height()) {
      faded(source, upper, 256 - weight, count);
    } else {
      for (int i = 0; i < count; i++) {
        line[i + 1] = mix(source[upper + i], source[lower + i], weight);
      }
    }
    line[count + 1] = 0;
    line[count + 2] = 0;
  }

  private void faded(int[] source, int at, int share, int count) {
    for (int i = 0; i < count; i++) {
      line[i + 1] = mix(0, source[at + i], share);
    }
  }

  /// Between two premultiplied colours, 0 to 256.
  static int mix(int a, int b, int weight) {
    int rest = 256 - weight;
    int ag = (a >>> 8 & PAIR) * rest + (b >>> 8 & PAIR) * weight;
    int rb = (a & PAIR) * rest + (b & PAIR) * weight;
    return (ag & ~PAIR) | (rb >>> 8 & PAIR);
  }

  private static int over(int below, int above) {
    int rest = 256 - (above >>> 24);
    int rb = (((below & PAIR) * rest) >>> 8) & PAIR;
    int g = (((below & 0xFF00) * rest) >>> 8) & 0xFF00;
    return above + (rb | g);
  }

  /// Blends a colour over one pixel; outside the frame nothing happens.
  void blend(int x, int y, int rgb, int share) {
    if (x >= 0 && y >= 0 && x < width && y < height) {
      int at = y * width + x;
      int below = pixels[at];
      int rest = 256 - share;
      int rb = (below & PAIR) * rest + (rgb & PAIR) * share;
      int g = (below & 0xFF00) * rest + (rgb & 0xFF00) * share;
      pixels[at] = (rb >>> 8 & PAIR) | (g >>> 8 & 0xFF00);
    }
  }

  /// A round dot with a soft rim.
  void dot(double x, double y, double radius, int rgb, double opacity) {
    double reach = radius + 0.75;
    int left = (int) StrictMath.floor(x - reach);
    int right = (int) StrictMath.ceil(x + reach);
    int bottom = (int) StrictMath.ceil(y + reach);
    for (int py = (int) StrictMath.floor(y - reach); py <= bottom; py++) {
      for (int px = left; px <= right; px++) {
        double far = Math.sqrt((px - x) * (px - x) + (py - y) * (py - y));
        double cover = Math.clamp(reach - far, 0, Math.min(1, 1.6 * radius + 0.2));
        if (cover > 0) {
          blend(px, py, rgb, (int) (256 * Math.min(1, cover * opacity)));
        }
      }
    }
  }

  /// Light around a point, that fades out.
  void glow(double x, double y, double radius, int rgb, double opacity) {
    for (int py = (int) (y - radius); py <= y + radius; py++) {
      for (int px = (int) (x - radius); px <= x + radius; px++) {
        double far = Math.sqrt((px - x) * (px - x) + (py - y) * (py - y)) / radius;
        if (far < 1) {
          blend(px, py, rgb, (int) (256 * opacity * (1 - far) * (1 - far)));
        }
      }
    }
  }

  /// A steep line of rain.
  ///
  /// @param lean how far it goes aside for each pixel down
  void streak(double x, double y, double length, double lean, int rgb, double opacity) {
    for (int i = 0; i < length; i++) {
      double px = x + lean * i;
      int left = (int) StrictMath.floor(px);
      double part = px - left;
      double fade = opacity * Math.min(1, (length - i) * 0.3) * Math.min(1, (i + 1) * 0.2);
      blend(left, (int) y + i, rgb, (int) (256 * fade * (1 - part)));
      blend(left + 1, (int) y + i, rgb, (int) (256 * fade * part));
    }
  }

  /// A flat patch of light, as it lies on water.
  void glint(double x, double y, double half, double thick, int rgb, double opacity) {
    for (int py = (int) (y - thick); py <= y + thick; py++) {
      double level = 1 - Math.abs(py - y) / (thick + 0.5);
      for (int px = (int) (x - half); px <= x + half; px++) {
        double aside = (px - x) / half;
        double share = opacity * level * (1 - aside * aside);
        if (share > 0) {
          blend(px, py, rgb, (int) (256 * Math.min(1, share)));
        }
      }
    }
  }
}
