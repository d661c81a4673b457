package io.openbailian.illustrator.palette;

/// Arithmetic on colours, `0xRRGGBB`.
public final class Rgb {
  private Rgb() {}

  /// The first colour at 0, the second at 1.
  public static int mix(int a, int b, double t) {
    double share = Math.clamp(t, 0, 1);
    return join(
        red(a) + (red(b) - red(a)) * share,
        green(a) + (green(b) - green(a)) * share,
        blue(a) + (blue(b) - blue(a)) * share);
  }

  public static int lighter(int rgb, double share) {
    return mix(rgb, 0xFFFFFF, share);
  }

  public static int darker(int rgb, double share) {
    return mix(rgb, 0x000000, share);
  }

  /// What a surface of the one colour looks like under light of the other.
  public static int under(int rgb, int light) {
    return join(
        red(rgb) * red(light) / 255.0,
        green(rgb) * green(light) / 255.0,
        blue(rgb) * blue(light) / 255.0);
  }

  /// 0 black to 1 white.
  public static double luminance(int rgb) {
    return (0.2126 * red(rgb) + 0.7152 * green(rgb) + 0.0722 * blue(rgb)) / 255;
  }

  public static int grey(int rgb, double share) {
    double grey = 255 * luminance(rgb);
    return mix(rgb, join(grey, grey, grey), share);
  }

  /// Moves the channels away from their grey, or towards it.
  public static int saturate(int rgb, double factor) {
    double grey = 255 * luminance(rgb);
    return join(
        grey + (red(rgb) - grey) * factor,
        grey + (green(rgb) - grey) * factor,
        grey + (blue(rgb) - grey) * factor);
  }

  /// The angle on the colour circle, 0 red to 360; 0 for greys.
  public static double hue(int rgb) {
    int most = Math.max(red(rgb), Math.max(green(rgb), blue(rgb)));
    double range = chroma(rgb);
    if (range == 0) {
      return 0;
    }
    double sixths;
    if (most == red(rgb)) {
      sixths = (green(rgb) - blue(rgb)) / range;
    } else if (most == green(rgb)) {
      sixths = 2 + (blue(rgb) - red(rgb)) / range;
    } else {
      sixths = 4 + (red(rgb) - green(rgb)) / range;
    }
    return (60 * sixths + 360) % 360;
  }

  /// How far a colour is from grey, 0 to 255.
  public static int chroma(int rgb) {
    return Math.max(red(rgb), Math.max(green(rgb), blue(rgb)))
        - Math.min(red(rgb), Math.min(green(rgb), blue(rgb)));
  }

  /// The colour of an angle, as saturated and as light as wanted.
  ///
  /// @param saturation 0 grey to 1
  /// @param luminance 0 black to 1 white
  public static int of(double hue, double saturation, double luminance) {
    int pure = join(wheel(hue), wheel(hue - 120), wheel(hue - 240));
    int muted = saturate(pure, saturation);
    double light = luminance(muted);
    return light < luminance
        ? lighter(muted, 0.75 * (luminance - light) / (1.001 - light))
        : darker(muted, 0.75 * (light - luminance) / light);
  }

  private static double wheel(double angle) {
    double off = Math.abs(((angle % 360) + 540) % 360 - 180);
    return 255 * Math.clamp(2 - off / 60, 0, 1);
  }

  static int red(int rgb) {
    return rgb >> 16 & 255;
  }

  static int green(int rgb) {
    return rgb >> 8 & 255;
  }

  static int blue(int rgb) {
    return rgb & 255;
  }

  static int join(double red, double green, double blue) {
    return channel(red) << 16 | channel(green) << 8 | channel(blue);
  }

  private static int channel(double value) {
    return (int) Math.clamp(value + 0.5, 0, 255);
  }

  /// The first colour under the second, in whole numbers: for loops over pixels.
  ///
  /// @param share of the second, 0 to 256; its fraction is cut off
  public static int blended(int a, int b, float share) {
    int s = (int) share;
    int rb = (a & 0xFF00FF) * (256 - s) + (b & 0xFF00FF) * s;
    int g = (a & 0x00FF00) * (256 - s) + (b & 0x00FF00) * s;
    return ((rb >>> 8) & 0xFF00FF) | ((g >>> 8) & 0x00FF00);
  }

  /// A premultiplied colour under a veil.
  ///
  /// @param share of the veil, 0 to 256
  public static int veiled(int below, int veil, int share) {
    int rest = 256 - share;
    int ag = ((below >>> 8) & 0xFF00FF) * rest + ((veil >>> 8 & 0xFF) | 0xFF0000) * share;
    int rb = (below & 0xFF00FF) * rest + (veil & 0xFF00FF) * share;
    return (ag & 0xFF00FF00) | ((rb >>> 8) & 0xFF00FF);
  }
}
