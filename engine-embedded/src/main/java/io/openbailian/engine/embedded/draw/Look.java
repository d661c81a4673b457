package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.scene.Dice;
import io.openbailian.engine.embedded.scene.Hue;
import io.openbailian.engine.embedded.scene.Subject;
import java.util.Optional;

/// How one thing differs from the next of its kind.
///
/// @param subject what the scene says about it
/// @param dice for everything not asked for
/// @param text what is written on it, may be empty
/// @param pose how it holds itself
record Look(Subject subject, Dice dice, String text, Pose pose) {

  Look(Subject subject, Dice dice, String text) {
    this(subject, dice, text, Pose.STILL);
  }

  /// The colour asked for.
  Optional<Hue> hue() {
    return subject.hue();
  }

  /// The colour asked for, or one of these.
  int colour(int... otherwise) {
    return hue().map(Hue::rgb).orElseGet(() -> dice.fork("colour").pick(otherwise));
  }
}
