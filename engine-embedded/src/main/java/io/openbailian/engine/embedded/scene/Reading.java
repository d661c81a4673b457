package io.openbailian.engine.embedded.scene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a prompt says in so many words; what it leaves open is left to {@link Composer}.
///
/// @param wanted the terms it mentions and does not negate, in order
/// @param avoided the terms that it, or the negative prompt, negates
/// @param subjects with what the prompt says of each
/// @param tint the colour it gives to the whole
record Reading(
    List<Term> wanted,
    Set<Term> avoided,
    List<Subject> subjects,
    Optional<Hue> tint,
    List<Quotes.Quote> quotes,
    boolean chinese) {

  static Reading of(String prompt, String negativePrompt, Lexicon lexicon) {
    Quotes quotes = Quotes.of(prompt);
    Clauses clauses = new Clauses(quotes.rest());
    List<Mention> mentions = lexicon.mentions(quotes.rest());
    Set<Term> avoided = new LinkedHashSet<>();
    lexicon.mentions(negativePrompt).forEach(mention -> avoided.add(mention.term()));
    List<Mention> wanted = new ArrayList<>();
    for (Mention mention : mentions) {
      if (clauses.negated(mention, mentions)) {
        avoided.add(mention.term());
      } else if (!mention.is(Category.NEGATION) && !avoided.contains(mention.term())) {
        wanted.add(mention);
      }
    }
    return new Reading(
        wanted.stream().map(Mention::term).toList(),
        avoided,
        subjects(wanted, clauses),
        clauses.tint(wanted),
        quotes.quotes(),
        chinese(prompt));
  }

  Optional<Term> first(Category category) {
    return wanted.stream().filter(term -> term.category() == category).findFirst();
  }

  List<Term> all(Category category) {
    return wanted.stream().filter(term -> term.category() == category).toList();
  }

  boolean avoids(Category category, String name) {
    return avoided.stream().anyMatch(t -> t.category() == category && t.name().equals(name));
  }

  private static List<Subject> subjects(List<Mention> mentions, Clauses clauses) {
    Map<String, Subject> byThing = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      if (mention.is(Category.SUBJECT)) {
        Subject subject = clauses.subject(mention, mentions);
        String key = subject.thing() + subject.hue().map(Hue::name).orElse("");
        boolean known = byThing.containsKey(key) || repeats(byThing, subject);
        if (!known) {
          byThing.put(key, subject);
        }
      }
    }
    return List.copyOf(byThing.values());
  }

  /// 花 after 红色的花 speaks of the same flowers.
  private static boolean repeats(Map<String, Subject> earlier, Subject subject) {
    return subject.hue().isEmpty()
        && earlier.values().stream().anyMatch(known -> known.thing().equals(subject.thing()));
  }

  private static boolean chinese(String prompt) {
    return prompt
        .codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }
}
