package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.text.Pattern;
import java.util.Optional;

/// The colour that a prompt gives to the whole picture: to its place, its time or its sky, or to
/// its tone.
final class Tints {
  private static final Pattern WHOLE =
      Pattern.compile("^(?:色?调|主题|基调|背景|氛围|\\s*(?:tone|theme|palette|background|light))");

  private Tints() {}

  static Optional<Hue> of(Wording wording) {
    return mention(wording)
        .map(colour -> colour.word().hue().orElseGet(() -> colour.as(Hue.class)));
  }

  /// Where that colour is said.
  static Optional<Mention> mention(Wording wording) {
    return wording.mentions().stream()
        .filter(mention -> mention.is(Category.COLOUR))
        .filter(colour -> speaksOfAll(wording, colour) || precedesSetting(wording, colour))
        .findFirst()
        .or(() -> background(wording))
        .or(() -> alone(wording));
  }

  /// A background whose name says its colour: 白底.
  private static Optional<Mention> background(Wording wording) {
    return wording.mentions().stream()
        .filter(mention -> mention.is(Category.PLACE) && mention.word().hue().isPresent())
        .findFirst();
  }

  /// The colour of a prompt that names nothing else.
  private static Optional<Mention> alone(Wording wording) {
    return wording.mentions().stream().allMatch(mention -> mention.is(Category.COLOUR))
        ? wording.mentions().stream().findFirst()
        : Optional.empty();
  }

  private static boolean speaksOfAll(Wording wording, Mention colour) {
    return WHOLE.matcher(wording.after(colour)).find();
  }

  private static boolean precedesSetting(Wording wording, Mention colour) {
    return wording.mentions().stream()
        .filter(next -> next.start() >= colour.end())
        .findFirst()
        .filter(Tints::setsTheScene)
        .filter(next -> wording.touching(colour.end(), next.start()))
        .isPresent();
  }

  /// The colour of a room or a table is its own.
  private static boolean setsTheScene(Mention mention) {
    return mention.is(Category.TIME)
        || mention.is(Category.SKY)
        || (mention.is(Category.PLACE) && mention.as(Place.class).outdoors());
  }
}
