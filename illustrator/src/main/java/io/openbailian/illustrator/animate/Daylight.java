package io.openbailian.illustrator.animate;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Palettes;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.scene.TimeOfDay;
import io.openbailian.text.Dice;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The light of a film from its beginning to its end: a sunrise brightens, a time lapse goes
/// through the times of day, everything else stays as it is.
final class Daylight {
  private final List<Key> keys;
  private final Sun sun;

  /// The light at one moment of the film, 0 to 1.
  record Key(double at, SceneDescription scene, Palette palette) {}

  /// @param from height above the horizon at the beginning, in units; below 0 it has not risen
  /// @param to at the end
  private record Sun(double from, double to) {}

  /// The light of one frame, between two keys.
  ///
  /// @param key the number of the first of them
  /// @param mix 0 at the first, 1 at the second
  /// @param altitude of the sun above the horizon, in units; NaN when it stays where it is
  /// @param dark 0 by day to 1 at night
  record Light(int key, double mix, Palette palette, double altitude, double dark) {}

  private Daylight(List<Key> keys, Sun sun) {
    this.keys = keys;
    this.sun = sun;
  }

  static Daylight of(SceneDescription scene, Set<Motion> motions, Dice dice) {
    boolean lapse = motions.contains(Motion.LAPSE);
    if (!scene.place().outdoors()) {
      return still(scene, dice);
    }
    return switch (scene.time()) {
      case DAWN ->
          motions.contains(Motion.RISING) || lapse
              ? rising(scene, lapse, dice)
              : still(scene, dice);
      case DUSK ->
          motions.contains(Motion.SETTING) || lapse
              ? setting(scene, lapse, dice)
              : still(scene, dice);
      case DAY -> lapse ? setting(scene, true, dice) : still(scene, dice);
      case NIGHT ->
          lapse && motions.contains(Motion.SETTING)
              ? setting(scene, true, dice)
              : still(scene, dice);
    };
  }

  private static Daylight still(SceneDescription scene, Dice dice) {
    return new Daylight(
        List.of(new Key(0, scene, Palettes.of(scene, dice))), new Sun(Double.NaN, Double.NaN));
  }

  private static Daylight rising(SceneDescription scene, boolean lapse, Dice dice) {
    Key night = key(0, scene, TimeOfDay.NIGHT, dice);
    Key dawn = key(lapse ? 0.4 : 0.45, scene, TimeOfDay.DAWN, dice);
    Key day = key(1, scene, TimeOfDay.DAY, dice);
    return lapse
        ? new Daylight(List.of(night, dawn, day), new Sun(-0.2, 0.42))
        : new Daylight(
            List.of(
                new Key(0, dawn.scene(), night.palette().towards(dawn.palette(), 0.5)),
                dawn,
                new Key(1, dawn.scene(), dawn.palette().towards(day.palette(), 0.5))),
            new Sun(-0.1, 0.24));
  }

  private static Daylight setting(SceneDescription scene, boolean lapse, Dice dice) {
    Key day = key(0, scene, TimeOfDay.DAY, dice);
    Key dusk = key(lapse ? 0.55 : 0.5, scene, TimeOfDay.DUSK, dice);
    Key night = key(1, scene, TimeOfDay.NIGHT, dice);
    return lapse
        ? new Daylight(List.of(day, dusk, night), new Sun(0.4, -0.26))
        : new Daylight(
            List.of(
                new Key(0, dusk.scene(), dusk.palette().towards(day.palette(), 0.4)),
                dusk,
                new Key(1, dusk.scene(), dusk.palette().towards(night.palette(), 0.6))),
            new Sun(0.2, -0.1));
  }

  private static Key key(double at, SceneDescription scene, TimeOfDay time, Dice dice) {
    SceneDescription timed = timed(scene, time, Sky.SUN);
    return new Key(at, timed, Palettes.of(timed, dice));
  }

  /// The same scene at another time of day, with something more in its sky.
  static SceneDescription timed(SceneDescription scene, TimeOfDay time, Sky shown) {
    EnumSet<Sky> sky = EnumSet.of(shown);
    sky.addAll(scene.sky());
    return scene.at(time, sky);
  }

  List<Key> keys() {
    return keys;
  }

  /// The light at a moment of the film, 0 to 1.
  Light at(double progress) {
    int key = 0;
    while (key + 2 < keys.size() && progress >= keys.get(key + 1).at()) {
      key++;
    }
    Key from = keys.get(key);
    if (keys.size() == 1) {
      return new Light(0, 0, from.palette(), Double.NaN, dark(from.palette()));
    }
    Key to = keys.get(key + 1);
    double mix = Math.clamp((progress - from.at()) / (to.at() - from.at()), 0, 1);
    Palette palette = from.palette().towards(to.palette(), mix);
    double altitude = sun.from() + (sun.to() - sun.from()) * progress;
    return new Light(key, mix, palette, altitude, dark(palette));
  }

  private static double dark(Palette palette) {
    return Math.clamp((0.66 - Rgb.luminance(palette.ambient())) * 4, 0, 1);
  }
}
