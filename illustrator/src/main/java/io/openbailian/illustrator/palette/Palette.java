package io.openbailian.illustrator.palette;

import io.openbailian.illustrator.scene.Mood;
import io.openbailian.illustrator.scene.Style;

/// The colours of one picture, `0xRRGGBB` each.
///
/// @param zenith the sky at the top
/// @param middle the sky half way down
/// @param horizon the sky where it meets the land; also what distance fades to
/// @param sun the disc of the sun or the moon, and its glow
/// @param far the farthest ridge
/// @param near the nearest ridge
/// @param land grass, snow or sand in the light
/// @param leaf the foliage of trees
/// @param water open water
/// @param ambient the light that falls on everything that has a colour of its own
/// @param accent for small things that should catch the eye
/// @param style the first grading of every colour
/// @param mood the second
public record Palette(
    int zenith,
    int middle,
    int horizon,
    int sun,
    int far,
    int near,
    int land,
    int leaf,
    int water,
    int ambient,
    int accent,
    Style style,
    Mood mood) {

  /// This light on its way to another: 0 here, 1 there.
  public Palette towards(Palette other, double t) {
    return new Palette(
        Rgb.mix(zenith, other.zenith, t),
        Rgb.mix(middle, other.middle, t),
        Rgb.mix(horizon, other.horizon, t),
        Rgb.mix(sun, other.sun, t),
        Rgb.mix(far, other.far, t),
        Rgb.mix(near, other.near, t),
        Rgb.mix(land, other.land, t),
        Rgb.mix(leaf, other.leaf, t),
        Rgb.mix(water, other.water, t),
        Rgb.mix(ambient, other.ambient, t),
        Rgb.mix(accent, other.accent, t),
        style,
        mood);
  }

  /// A thing's own colour in this picture's light.
  public int lit(int rgb) {
    return graded(Rgb.under(rgb, ambient));
  }

  /// A colour at a distance, 0 here to 1 at the horizon.
  public int hazy(int rgb, double distance) {
    return Rgb.mix(rgb, horizon, distance);
  }

  /// True when lamps are lit.
  public boolean dark() {
    return Rgb.luminance(ambient) < 0.62;
  }

  /// A colour as style and mood make it appear.
  int graded(int rgb) {
    return felt(made(rgb, style), mood);
  }

  private static int made(int rgb, Style style) {
    return switch (style) {
      case NATURAL, FLAT, PIXEL, PHOTO, MINIMAL -> rgb;
      case CYBERPUNK -> Rgb.mix(Rgb.saturate(rgb, 1.15), 0x8A3CE0, 0.12);
      case INK -> Rgb.grey(rgb, Rgb.red(rgb) > Rgb.green(rgb) + 110 ? 0.25 : 0.8);
      case SKETCH -> Rgb.grey(rgb, 0.95);
      case OIL -> Rgb.mix(Rgb.saturate(rgb, 1.15), 0xE8B070, 0.08);
      case VINTAGE -> Rgb.mix(Rgb.saturate(rgb, 1.1), 0xF0D8A0, 0.06);
      case WATERCOLOUR -> Rgb.mix(Rgb.saturate(rgb, 1.12), 0xFDF3EC, 0.14);
      case PAPER_CUT, GUOCHAO -> Rgb.saturate(rgb, 1.15);
    };
  }

  private static int felt(int rgb, Mood mood) {
    return switch (mood) {
      case PLAIN -> rgb;
      case WARM -> Rgb.mix(Rgb.saturate(rgb, 0.85), 0xE0A868, 0.18);
      case SOFT -> Rgb.mix(Rgb.saturate(rgb, 0.9), 0xFDEFF0, 0.28);
      case JOYFUL -> Rgb.lighter(Rgb.saturate(rgb, 1.15), 0.04);
      case CALM -> Rgb.mix(Rgb.saturate(rgb, 0.85), 0xCFE0E8, 0.14);
      case SAD -> Rgb.mix(Rgb.grey(rgb, 0.35), 0x6C7C92, 0.18);
      case MYSTERIOUS -> Rgb.mix(Rgb.saturate(rgb, 0.9), 0x3A2E66, 0.2);
      case DRAMATIC -> Rgb.darker(Rgb.saturate(rgb, 1.1), 0.08);
    };
  }
}
