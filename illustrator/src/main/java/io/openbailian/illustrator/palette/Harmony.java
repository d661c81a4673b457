package io.openbailian.illustrator.palette;

import io.openbailian.illustrator.scene.Mood;
import io.openbailian.text.Dice;

/// Colours that go with a key colour, by their angle on the colour circle: its neighbours, its
/// opposite, those beside its opposite, or the other two of a triangle.
public enum Harmony {
  ANALOGOUS(30, -30),
  COMPLEMENTARY(180, 180),
  SPLIT(150, -150),
  TRIADIC(120, -120);

  private final double one;
  private final double other;

  Harmony(double one, double other) {
    this.one = one;
    this.other = other;
  }

  /// The scheme that suits a mood: near colours for quiet, far ones for tension.
  public static Harmony of(Mood mood, Dice dice) {
    return switch (mood) {
      case CALM, SOFT, WARM, SAD -> ANALOGOUS;
      case DRAMATIC, MYSTERIOUS -> COMPLEMENTARY;
      case JOYFUL -> TRIADIC;
      case PLAIN -> dice.chance(0.4) ? COMPLEMENTARY : dice.chance(0.5) ? SPLIT : TRIADIC;
    };
  }

  /// A clear colour that goes with the key, lively and of middle lightness.
  public int accent(int key, Dice dice) {
    return Rgb.of(Rgb.hue(key) + (dice.chance(0.5) ? one : other), 0.68, 0.6);
  }
}
