package io.openbailian.illustrator.tool;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Material;
import io.openbailian.text.Dice;
import java.util.Optional;

/// What a figure is made of, and how that changes its colours.
///
/// @param material none: it is what it usually is
/// @param dyed whether the prompt gives it a colour
public record Substance(Optional<Material> material, boolean dyed, Dice dice) {

  static Substance of(Look look) {
    return new Substance(
        look.subject().material(), look.hue().isPresent(), look.dice().fork("material"));
  }

  /// The colour asked for, or the one that its material has.
  public static Optional<Hue> hue(Look look) {
    return look.hue().or(() -> look.subject().material().flatMap(Substance::usual));
  }

  private static Optional<Hue> usual(Material material) {
    return switch (material) {
      case CERAMIC, GLASS, ICE, PAPER -> Optional.of(Hue.WHITE);
      case WOOD -> Optional.of(Hue.BROWN);
      case METAL, STONE -> Optional.of(Hue.GREY);
      case GOLD -> Optional.of(Hue.YELLOW);
      case PLUSH -> Optional.empty();
    };
  }

  /// What a colour is in this material.
  int tone(int own) {
    return material.map(made -> tone(made, own)).orElse(own);
  }

  private int tone(Material made, int own) {
    double light = Rgb.luminance(own);
    return switch (made) {
      case CERAMIC -> dyed ? own : Rgb.mix(0x1F4396, 0xF8F8F3, eased((light - 0.18) / 0.5));
      case GLASS -> Rgb.mix(own, 0xA9DCE6, dyed ? 0.12 : 0.55);
      case ICE -> Rgb.mix(own, 0xBFE4F7, dyed ? 0.25 : 0.6);
      case WOOD -> Rgb.mix(ramp(light, 0x4E2C17, 0xB97A43, 0xEBC48F), own, dyed ? 0.6 : 0);
      case METAL -> Rgb.mix(ramp(light, 0x343B47, 0x97A2B0, 0xE9EFF5), own, dyed ? 0.55 : 0);
      case GOLD -> ramp(light, 0x6A3D0B, 0xE0A32B, 0xFFE9A0);
      case STONE -> Rgb.mix(ramp(light, 0x45454A, 0x94928E, 0xCFCBC2), own, dyed ? 0.5 : 0);
      case PLUSH -> Rgb.mix(own, 0xF2E6DC, 0.1);
      case PAPER -> own;
    };
  }

  private static double eased(double value) {
    double t = Math.clamp(value, 0, 1);
    return t * t * (3 - 2 * t);
  }

  private static int ramp(double light, int dark, int middle, int bright) {
    return light < 0.5 ? Rgb.mix(dark, middle, light * 2) : Rgb.mix(middle, bright, light * 2 - 1);
  }
}
