package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.scene.Style;
import io.openbailian.illustrator.scene.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a prompt says in so many words; what it leaves open is left to {@link Composer}.
///
/// @param said the words it says and does not negate, in order
/// @param unwanted what it, or the negative prompt, does not want
/// @param subjects with what the prompt says of each
/// @param tint the colour it gives to the whole
/// @param missed what it says and no picture of it shows
/// @param settings places, styles and what is in the sky, of which a scene may show one only
record Reading(
    List<Word> said,
    Unwanted unwanted,
    List<Subject> subjects,
    Optional<Hue> tint,
    List<Quotes.Quote> quotes,
    List<Missed.Words> missed,
    List<Setting> settings,
    boolean chinese) {

  static Reading of(String prompt, String negativePrompt, Lexicon lexicon) {
    Quotes quotes = Quotes.of(prompt);
    UnknownWords unknown =
        UnknownWords.of(Pronouns.sorted(Wording.of(quotes.rest(), lexicon)), lexicon);
    Wording wording = unknown.wording();
    Negations negations = Negations.of(wording);
    Unwanted unwanted =
        Unwanted.of(
            List.of(
                wording.with(negations.unwanted()),
                Wording.of(Quotes.of(negativePrompt).rest(), lexicon)),
            lexicon);
    Wording wanted =
        wording.with(negations.wanted().stream().filter(m -> !unwanted.names(m)).toList());
    SceneGrammar.Named named = SceneGrammar.named(wanted, lexicon);
    List<Subject> subjects = named.subjects().stream().flatMap(s -> unwanted.without(s)).toList();
    return new Reading(
        wanted.mentions().stream().map(Mention::word).toList(),
        unwanted,
        subjects,
        Tints.of(wanted),
        quotes.quotes(),
        missed(wording, wanted, unknown, named, new PartsAlone(wording, lexicon)).toList(),
        Setting.of(wanted).toList(),
        chinese(prompt));
  }

  private static Stream<Missed.Words> missed(
      Wording wording,
      Wording wanted,
      UnknownWords unknown,
      SceneGrammar.Named named,
      PartsAlone parts) {
    Optional<Mention> tint = Tints.mention(wanted);
    Stream<Missed.Words> near =
        wanted.mentions().stream()
            .filter(mention -> mention.hint("NEAR").isPresent())
            .map(mention -> Missed.Words.of(wanted, mention.start(), mention.end()));
    Stream<Missed.Words> told =
        unknown.told().stream()
            .filter(span -> !Negations.reachesTo(wording, span.start()))
            .map(span -> Missed.Words.of(wording, span.start(), span.end()));
    Stream<Missed.Words> lost =
        named.missed().stream()
            .filter(words -> tint.filter(t -> t.start() == words.start()).isEmpty());
    return Stream.of(near, told, lost, parts.told().stream()).flatMap(all -> all);
  }

  /// What it says and a scene that is set so does not show, in order.
  List<String> missed(Place place, Set<Sky> sky, Style style) {
    Stream<Missed.Words> elsewhere =
        settings.stream()
            .filter(setting -> !setting.isShown(place, sky, style))
            .map(Setting::words)
            .filter(words -> missed.stream().noneMatch(told -> told.holds(words)));
    return Missed.inOrder(Stream.concat(missed.stream(), elsewhere));
  }

  /// Whether anything is said about where, when or how; else the picture can only be of its words.
  boolean setsTheScene() {
    return said.stream()
        .map(word -> word.term().category())
        .anyMatch(category ->
            switch (category) {
              case PLACE, TIME, SEASON, WEATHER, SKY, STYLE, MOOD, SHOT, ANGLE, COLOUR -> true;
              case SUBJECT,
                  GARMENT,
                  HOLDABLE,
                  ACTION,
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
            });
  }

  Optional<Term> first(Category category) {
    return said.stream().map(Word::term).filter(term -> term.category() == category).findFirst();
  }

  List<Term> all(Category category) {
    return said.stream().map(Word::term).filter(term -> term.category() == category).toList();
  }

  <E extends Enum<E>> Optional<E> first(Category category, Class<E> type) {
    return first(category).map(term -> term.as(type));
  }

  /// What the words bring along, each with its choices, in the order of the prompt.
  <E extends Enum<E>> List<List<E>> hinted(Category about, Class<E> type) {
    return said.stream()
        .flatMap(word -> word.hint(about.name()).stream())
        .map(names ->
            Splitting.at(names, '/').map(name -> Enum.valueOf(type, Lexicon.upper(name))).toList())
        .toList();
  }

  /// What a word brings along, where no word says it.
  <E extends Enum<E>> Optional<E> firstOrHinted(Category about, Class<E> type) {
    return first(about, type)
        .or(() -> hinted(about, type).stream().findFirst().map(List::getFirst));
  }

  boolean avoids(Enum<?> constant, Category category) {
    return unwanted.terms().contains(category + " " + constant.name());
  }

  boolean mentions(String thing) {
    return subjects.stream().anyMatch(subject -> subject.thing().equals(thing));
  }

  boolean mentions(Role role) {
    return subjects.stream().anyMatch(subject -> subject.role() == role);
  }

  private static boolean chinese(String prompt) {
    return prompt
        .codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }
}
