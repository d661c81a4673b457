package io.openbailian.illustrator.palette;

import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Style;
import io.openbailian.illustrator.scene.Weather;
import io.openbailian.text.Dice;
import java.util.List;

/// Chooses the palette of a scene: light by the time of day, land by the season, greyed by the
/// weather, graded by the style.
public final class Palettes {
  /// A sky: zenith, middle, horizon, sun, and the light it gives.
  private record Air(int zenith, int middle, int horizon, int sun, int ambient) {}

  private static final List<Air> DAWN =
      List.of(
          new Air(0x4E74AE, 0xE3A7A4, 0xFFD9A0, 0xFFF4D2, 0xFFE6D0),
          new Air(0x44588F, 0xCF8FA4, 0xFFC98E, 0xFFF0C4, 0xFFDECB));
  private static final List<Air> DAY =
      List.of(
          new Air(0x3484D6, 0x7DBDEE, 0xDDF1F8, 0xFFFBE6, 0xFFFFFF),
          new Air(0x3C9CC4, 0x90D0DA, 0xF1F2D6, 0xFFFAE0, 0xFFFDF4),
          new Air(0x4A7FC9, 0x9CC4EC, 0xF6EBDD, 0xFFFAE6, 0xFFFBF2));
  private static final List<Air> DUSK =
      List.of(
          new Air(0x2C2C62, 0xB2527C, 0xFFA65C, 0xFFE9B0, 0xF2C0A6),
          new Air(0x37306E, 0xDA5F68, 0xFFC27A, 0xFFEFC0, 0xF6C4A8),
          new Air(0x24406E, 0xC9786A, 0xFFCF82, 0xFFF0C0, 0xF0C8A8));
  private static final List<Air> NIGHT =
      List.of(
          new Air(0x0A1030, 0x1B2D62, 0x3F5690, 0xF6F1DA, 0x7282B4),
          new Air(0x071528, 0x123A58, 0x2F6E80, 0xF2F4E6, 0x6A8CA8),
          new Air(0x140E34, 0x33285F, 0x5C4C86, 0xFBF0DA, 0x7C7AB4));

  private Palettes() {}

  public static Palette of(SceneDescription scene, Dice dice) {
    Air air = weathered(tinted(air(scene, dice), scene), scene.weather());
    int land = Rgb.under(land(scene), air.ambient());
    int leaf = Rgb.under(leaf(scene), air.ambient());
    int near = Rgb.mix(Rgb.under(0x2F4658, air.ambient()), air.middle(), 0.12);
    Palette natural =
        new Palette(
            air.zenith(),
            air.middle(),
            air.horizon(),
            air.sun(),
            Rgb.mix(Rgb.mix(air.middle(), near, 0.32), air.horizon(), 0.28),
            near,
            land,
            leaf,
            Rgb.mix(air.middle(), Rgb.under(0x2E6E8E, air.ambient()), 0.5),
            air.ambient(),
            accent(scene, air, dice.fork("accent")),
            scene.style(),
            scene.mood());
    return graded(natural);
  }

  /// What goes with the colour of the first subject that has one, or else with the air.
  private static int accent(SceneDescription scene, Air air, Dice dice) {
    int key =
        scene.subjects().stream()
            .flatMap(subject -> subject.hue().stream())
            .map(Hue::rgb)
            .filter(rgb -> Rgb.chroma(rgb) > 60)
            .findFirst()
            .orElse(air.middle());
    return Harmony.of(scene.mood(), dice.fork("scheme")).accent(key, dice);
  }

  private static Air air(SceneDescription scene, Dice dice) {
    Dice throwing = dice.fork("air");
    return switch (scene.time()) {
      case DAWN -> throwing.pick(DAWN);
      case DAY -> throwing.pick(DAY);
      case DUSK -> throwing.pick(DUSK);
      case NIGHT -> throwing.pick(NIGHT);
    };
  }

  private static Air tinted(Air air, SceneDescription scene) {
    return scene.tint().map(Hue::rgb).map(tint -> tinted(air, tint)).orElse(air);
  }

  private static Air tinted(Air air, int tint) {
    double depth = 1 - Rgb.luminance(air.zenith());
    return new Air(
        Rgb.mix(air.zenith(), Rgb.darker(tint, 0.45 * depth), 0.62),
        Rgb.mix(air.middle(), tint, 0.58),
        Rgb.mix(air.horizon(), Rgb.lighter(tint, 0.4), 0.5),
        air.sun(),
        Rgb.mix(air.ambient(), Rgb.lighter(tint, 0.5), 0.3));
  }

  private static Air weathered(Air air, Weather weather) {
    return switch (weather) {
      case CLEAR -> air;
      case SNOW -> greyed(air, 0xC9D3E0, 0.45, 0.97);
      case CLOUDY -> greyed(air, 0xB4BDC8, 0.55, 0.92);
      case RAIN -> greyed(air, 0x7F8C9A, 0.6, 0.8);
      case FOG -> greyed(air, 0xDADFE2, 0.5, 0.96);
    };
  }

  private static Air greyed(Air air, int grey, double share, double light) {
    int here = Rgb.under(grey, Rgb.mix(air.ambient(), 0xFFFFFF, 0.25));
    return new Air(
        Rgb.mix(air.zenith(), Rgb.darker(here, 0.12), share),
        Rgb.mix(air.middle(), here, share),
        Rgb.mix(air.horizon(), Rgb.lighter(here, 0.15), share),
        Rgb.mix(air.sun(), here, share / 2),
        Rgb.darker(Rgb.grey(air.ambient(), 0.3), 1 - light));
  }

  private static int land(SceneDescription scene) {
    if (scene.place() == Place.SNOWFIELD) {
      return 0xF1F5FA;
    }
    if (scene.place() == Place.DESERT) {
      return 0xE8B878;
    }
    return switch (scene.season()) {
      case SPRING -> 0x9CCB66;
      case SUMMER -> 0x6FB04E;
      case AUTUMN -> 0xD0A24A;
      case WINTER -> 0xE9EFF6;
    };
  }

  private static int leaf(SceneDescription scene) {
    return switch (scene.season()) {
      case SPRING -> 0x74B356;
      case SUMMER -> 0x3E8A4A;
      case AUTUMN -> 0xD9772B;
      case WINTER -> 0x3F6B5C;
    };
  }

  /// Neon is a palette of its own; the other styles grade what light and season give.
  private static Palette graded(Palette p) {
    if (p.style() == Style.CYBERPUNK) {
      return new Palette(
          0x0B0624, 0x3A0F63, 0xE0349A, 0xFF7AD0, 0x4A1E78, 0x150A33, 0x1D1440, 0x2A1B55, 0x2A0F55,
          0xB49AE8, 0x24E5F2, p.style(), p.mood());
    }
    return new Palette(
        p.graded(p.zenith()),
        p.graded(p.middle()),
        p.graded(p.horizon()),
        p.graded(p.sun()),
        p.graded(p.far()),
        p.graded(p.near()),
        p.graded(p.land()),
        p.graded(p.leaf()),
        p.graded(p.water()),
        p.ambient(),
        p.style() == Style.INK ? 0xC23A2B : p.graded(p.accent()),
        p.style(),
        p.mood());
  }
}
