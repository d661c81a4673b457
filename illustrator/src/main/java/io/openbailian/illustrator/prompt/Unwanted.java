package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is not wanted.
///
/// @param terms whole terms, as their category and name
/// @param subjects subjects, perhaps of one kind or colour only
/// @param hues colours that nothing may have
record Unwanted(Set<String> terms, List<Subject> subjects, Set<Hue> hues) {

  static Unwanted of(List<Wording> wordings, Lexicon lexicon) {
    Set<String> terms = new LinkedHashSet<>();
    List<Subject> subjects = new ArrayList<>();
    Set<Hue> hues = new LinkedHashSet<>();
    for (Wording wording : wordings) {
      List<Subject> named = SceneGrammar.named(wording, lexicon).subjects();
      subjects.addAll(named);
      for (Mention mention : wording.mentions()) {
        if (!mention.is(Category.COLOUR)) {
          terms.add(mention.term().category() + " " + mention.term().name());
        } else if (named.stream()
            .noneMatch(s -> s.hue().equals(Optional.of(mention.as(Hue.class))))) {
          hues.add(mention.as(Hue.class));
        }
      }
    }
    return new Unwanted(Set.copyOf(terms), List.copyOf(subjects), Set.copyOf(hues));
  }

  /// Whether a mention is to be read as if it were not there.
  boolean names(Mention mention) {
    return switch (mention.term().category()) {
      case PLACE, TIME, SEASON, WEATHER, SKY, STYLE, MOOD, SHOT, ANGLE, GARMENT, HOLDABLE ->
          terms.contains(mention.term().category() + " " + mention.term().name());
      case COLOUR -> hues.contains(mention.as(Hue.class));
      case SUBJECT ->
          subjects.stream()
              .anyMatch(s ->
                  s.thing().equals(mention.term().name())
                      && s.hue().isEmpty()
                      && (s.kind().isEmpty() || s.kind().equals(mention.word().kind())));
      case ACTION,
          BULK,
          MATERIAL,
          POSITION,
          NUMBER,
          MEASURE,
          RELATION,
          NEGATION,
          LETTERING,
          NOTHING ->
          false;
    };
  }

  /// The subject, unless it is not wanted; without the colour that is not.
  Stream<Subject> without(Subject subject) {
    boolean unwanted = subjects.stream().anyMatch(named -> covers(named, subject));
    Optional<Hue> hue = subject.hue().filter(own -> !hues.contains(own));
    return unwanted
        ? Stream.empty()
        : Stream.of(subject.with(subject.count(), hue, subject.position()));
  }

  private static boolean covers(Subject named, Subject subject) {
    return named.thing().equals(subject.thing())
        && (named.kind().isEmpty() || named.kind().equals(subject.kind()))
        && (named.hue().isEmpty() || named.hue().equals(subject.hue()));
  }

  /// The things of which no sort may be seen.
  Set<String> things() {
    Set<String> things = new LinkedHashSet<>();
    for (Subject subject : subjects) {
      if (subject.kind().isEmpty() && subject.hue().isEmpty()) {
        things.add(subject.thing());
      }
    }
    return Set.copyOf(things);
  }
}
