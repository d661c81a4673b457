package io.openbailian.imaging.region;

import io.openbailian.imaging.Pictures;

/// Colours as hue, saturation and lightness, each 0 to 1.
public final class Hsl {
  private Hsl() {}

  public static double[] of(int rgb) {
    double red = Pictures.red(rgb) / 255.0;
    double green = Pictures.green(rgb) / 255.0;
    double blue = Pictures.blue(rgb) / 255.0;
    double most = Math.max(red, Math.max(green, blue));
    double least = Math.min(red, Math.min(green, blue));
    double lightness = (most + least) / 2;
    double spread = most - least;
    if (spread == 0) {
      return new double[] {0, 0, lightness};
    }
    double saturation = spread / (1 - Math.abs(2 * lightness - 1));
    return new double[] {hue(red, green, blue, most, spread), saturation, lightness};
  }

  private static double hue(double red, double green, double blue, double most, double spread) {
    double sixth;
    if (most == red) {
      sixth = (green - blue) / spread;
    } else if (most == green) {
      sixth = 2 + (blue - red) / spread;
    } else {
      sixth = 4 + (red - green) / spread;
    }
    return (sixth / 6 + 1) % 1;
  }

  public static int rgb(double hue, double saturation, double lightness) {
    double chroma = (1 - Math.abs(2 * lightness - 1)) * Math.clamp(saturation, 0, 1);
    double base = lightness - chroma / 2;
    return Pictures.rgb(
        255 * (base + chroma * part(hue + 1 / 3.0)),
        255 * (base + chroma * part(hue)),
        255 * (base + chroma * part(hue - 1 / 3.0)));
  }

  private static double part(double hue) {
    double turn = hue - Math.floor(hue);
    if (turn < 1 / 6.0) {
      return 6 * turn;
    }
    if (turn < 0.5) {
      return 1;
    }
    return turn < 2 / 3.0 ? 6 * (2 / 3.0 - turn) : 0;
  }
}
