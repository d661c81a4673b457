package io.openbailian.illustrator.style;

import io.openbailian.illustrator.palette.Rgb;

/// Colours reduced to few: each to the nearest step of lightness, its hue kept.
final class Inks {
  private Inks() {}

  /// A colour with its lightness on one of so many steps.
  static int stepped(int rgb, int steps) {
    double light = Rgb.luminance(rgb);
    double wanted = (Math.floor(light * steps) + 0.5) / steps;
    double off = wanted - light;
    return off > 0
        ? Rgb.lighter(rgb, off / (1.001 - light))
        : Rgb.darker(rgb, -off / (light + 0.001));
  }
}
