package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.scene.Dice;
import io.openbailian.engine.embedded.scene.Hue;
import java.util.Optional;

/// How one thing differs from the next of its kind.
///
/// @param hue the colour asked for
/// @param dice for everything not asked for
/// @param text what is written on it, may be empty
/// @param pose how it holds itself
record Look(Optional<Hue> hue, Dice dice, String text, Pose pose) {

  Look(Optional<Hue> hue, Dice dice, String text) {
    this(hue, dice, text, Pose.STILL);
  }

  /// The colour asked for, or one of these.
  int colour(int... otherwise) {
    return hue.map(Hue::rgb).orElseGet(() -> dice.fork("colour").pick(otherwise));
  }
}
