package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Adornment.Way;
import io.openbailian.illustrator.scene.Subject;
import java.util.Set;
import java.util.stream.Stream;

/// What a subject wears, by the words of the prompt; how it looks is drawn elsewhere.
public final class Worn {
  /// What covers the head.
  private static final Set<String> HEADGEAR =
      Set.of(
          "hat",
          "cap",
          "crown",
          "beret",
          "cowboy_hat",
          "straw_hat",
          "beanie",
          "top_hat",
          "wizard_hat",
          "chef_hat",
          "party_hat",
          "santa_hat",
          "conical_hat",
          "helmet",
          "wreath",
          "nurse_cap",
          "peaked_cap",
          "hard_hat",
          "tricorne",
          "hood",
          "mortarboard");

  private Worn() {}

  /// How much smaller a figure is drawn so that what it has about it fits its box.
  public static double room(Subject subject) {
    return subject.adornments().stream().mapToDouble(Worn::room).min().orElse(1);
  }

  private static double room(Adornment one) {
    return switch (one.thing()) {
      case "umbrella", "balloon" -> 0.74;
      case "hat", "cap", "crown", "beret", "cowboy_hat", "straw_hat", "beanie" -> 0.86;
      case "hard_hat", "peaked_cap", "tricorne", "mortarboard", "nurse_cap" -> 0.88;
      case "top_hat", "wizard_hat", "chef_hat", "party_hat", "santa_hat", "conical_hat" -> 0.82;
      default -> 1;
    };
  }

  /// Whether a thing of this name covers the head.
  static boolean covers(String thing) {
    return HEADGEAR.contains(thing);
  }

  /// Whether something covers the head.
  public static boolean covered(Subject subject) {
    return worn(subject).map(Adornment::thing).anyMatch(HEADGEAR::contains);
  }

  /// Whether this is worn.
  public static boolean wears(Subject subject, String thing) {
    return worn(subject).anyMatch(one -> one.thing().equals(thing));
  }

  /// All that is worn, in the order of the words.
  public static Stream<Adornment> worn(Subject subject) {
    return subject.adornments().stream().filter(one -> one.way() == Way.WORN);
  }
}
