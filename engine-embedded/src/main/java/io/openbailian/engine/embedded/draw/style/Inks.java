package io.openbailian.engine.embedded.draw.style;

import io.openbailian.engine.embedded.palette.Rgb;

/// Colours reduced to few: each to the nearest step of lightness, its hue kept.
final class Inks {
  private Inks() {}

  /// A colour with its lightness on one of so many steps.
  static int stepped(int rgb, int steps) {
    double light = Rgb.luminance(rgb);
    double wanted = (Math.floor(light * steps) + 0.5) / steps;
    double off = wanted - light;
    return off > 0 ? Rgb.lighter(rgb, off / (1.001 - light)) : Rgb.darker(rgb, -off / (light + 0.001));
  }

  /// How far a colour is from grey, 0 to 255.
  static int chroma(int rgb) {
    int red = rgb >> 16 & 255;
    int green = rgb >> 8 & 255;
    int blue = rgb & 255;
    return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
  }
}
