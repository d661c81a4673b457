package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Adornment.Way;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people of a kind have about them, so that one sees what they are.
final class Attire {
  private static final Map<String, List<Adornment>> USUAL =
      Map.ofEntries(
          Map.entry("santa", List.of(worn("santa_hat", Hue.RED), worn("beard", Hue.WHITE))),
          Map.entry("nurse", List.of(worn("nurse_cap", Hue.WHITE))),
          Map.entry("policeman", List.of(worn("peaked_cap", Hue.BLUE))),
          Map.entry("pilot", List.of(worn("peaked_cap", Hue.BLUE))),
          Map.entry("firefighter", List.of(worn("hard_hat", Hue.RED))),
          Map.entry("worker", List.of(worn("hard_hat", Hue.YELLOW))),
          Map.entry("pirate", List.of(worn("tricorne", Hue.BLACK), worn("eye_patch", Hue.BLACK))),
          Map.entry("ninja", List.of(worn("hood", Hue.BLACK))),
          Map.entry("samurai", List.of(held("sword"))),
          Map.entry("programmer", List.of(worn("glasses", Hue.BLACK), held("laptop"))),
          Map.entry("teacher", List.of(worn("glasses", Hue.BROWN), held("book"))),
          Map.entry("scientist", List.of(worn("glasses", Hue.BLACK))),
          Map.entry("doctor", List.of(worn("stethoscope", Hue.BLACK))),
          Map.entry("farmer", List.of(worn("straw_hat", Hue.RED))),
          Map.entry("cowboy", List.of(worn("cowboy_hat", Hue.BROWN))),
          Map.entry("artist", List.of(worn("beret", Hue.RED))),
          Map.entry("graduate", List.of(worn("mortarboard", Hue.BLACK))));

  private Attire() {}

  private static Adornment worn(String thing, Hue hue) {
    return new Adornment(Way.WORN, thing, Optional.of(hue));
  }

  private static Adornment held(String thing) {
    return new Adornment(Way.HELD, thing, Optional.empty());
  }

  /// The subject with what its kind has, beside what the scene says: a hat of its own is put off
  /// for another, and what is held leaves no hand free.
  static Subject of(Subject subject) {
    Subject dressed = subject;
    for (Adornment usual : subject.kind().map(USUAL::get).orElse(List.of())) {
      boolean other =
          usual.way() == Way.HELD
              ? Props.holds(subject)
              : Worn.wears(subject, usual.thing())
                  || (Worn.covers(usual.thing()) && Worn.covered(subject));
      dressed = other ? dressed : dressed.with(usual);
    }
    return dressed;
  }
}
