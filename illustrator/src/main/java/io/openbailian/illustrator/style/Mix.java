package io.openbailian.illustrator.style;

/// Arithmetic on packed pixels, fast enough for each of a million; shares are of 256.
final class Mix {
  private Mix() {}

  /// The first at 0, the second at 256.
  static int of(int a, int b, int share) {
    int rb = (a & 0xFF00FF) * (256 - share) + (b & 0xFF00FF) * share;
    int g = (a & 0x00FF00) * (256 - share) + (b & 0x00FF00) * share;
    return ((rb >>> 8) & 0xFF00FF) | ((g >>> 8) & 0x00FF00);
  }

  /// Darker by a share, 256 leaves it.
  static int scaled(int rgb, int share) {
    int rb = (rgb & 0xFF00FF) * share;
    int g = (rgb & 0x00FF00) * share;
    return ((rb >>> 8) & 0xFF00FF) | ((g >>> 8) & 0x00FF00);
  }

  /// 0 black to 255 white.
  static int luma(int rgb) {
    return ((rgb >> 16 & 255) * 54 + (rgb >> 8 & 255) * 183 + (rgb & 255) * 19) >> 8;
  }

  static int join(int red, int green, int blue) {
    return (clamp(red) << 16) | (clamp(green) << 8) | clamp(blue);
  }

  static int clamp(int channel) {
    return channel < 0 ? 0 : Math.min(channel, 255);
  }

  /// Every channel raised by the same.
  static int raised(int rgb, int by) {
    return join((rgb >> 16 & 255) + by, (rgb >> 8 & 255) + by, (rgb & 255) + by);
  }

  /// Light on light: brighter, never past white.
  static int screen(int a, int b) {
    int red = 255 - (255 - (a >> 16 & 255)) * (255 - (b >> 16 & 255)) / 255;
    int green = 255 - (255 - (a >> 8 & 255)) * (255 - (b >> 8 & 255)) / 255;
    int blue = 255 - (255 - (a & 255)) * (255 - (b & 255)) / 255;
    return (red << 16) | (green << 8) | blue;
  }

  /// Ink on ink: darker.
  static int multiply(int a, int b) {
    int red = (a >> 16 & 255) * (b >> 16 & 255) / 255;
    int green = (a >> 8 & 255) * (b >> 8 & 255) / 255;
    int blue = (a & 255) * (b & 255) / 255;
    return (red << 16) | (green << 8) | blue;
  }
}
