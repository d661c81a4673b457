package io.openbailian.illustrator.tool;

import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.text.Dice;
import java.util.Optional;

/// How one thing differs from the next of its kind.
///
/// @param subject what the scene says about it
/// @param dice for everything not asked for
/// @param text what is written on it, may be empty
/// @param pose how it holds itself
/// @param repertoire what else can be drawn: what it holds in its hand
public record Look(Subject subject, Dice dice, String text, Pose pose, Repertoire repertoire) {
  private static final int[] CLOTH = {0xD8453A, 0x3F7CC0, 0xE9B23C, 0x4FA06A, 0x9A62B8, 0xE67FA0};

  /// A thing that stands still and holds nothing.
  public Look(Subject subject, Dice dice, String text) {
    this(subject, dice, text, Pose.STILL, Repertoire.NONE);
  }

  /// The same thing as another subject of the scene describes it.
  public Look as(Subject other) {
    return new Look(other, dice, text, pose, repertoire);
  }

  /// Another thing that belongs to this one.
  public Look other(Subject small) {
    return new Look(small, dice.fork(small.thing()), "", Pose.STILL, repertoire);
  }

  /// The colour asked for.
  public Optional<Hue> hue() {
    return subject.hue();
  }

  /// The colour asked for, or one of these.
  public int colour(int... otherwise) {
    return hue().map(Hue::rgb).orElseGet(() -> dice.fork("colour").pick(otherwise));
  }

  /// The colour of what it wears or holds.
  public int colour(Adornment one) {
    return one.hue().map(Hue::rgb).orElseGet(() -> dice.fork(one.thing()).pick(CLOTH));
  }
}
