package io.openbailian.illustrator.prompt;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What of a wording stands behind each of its words, in the same clause.
final class Lookahead {
  private static final Set<String> PLACED = Set.of("building", "plant");

  /// Whom one does not dress up as: named behind an animal they stand beside it.
  private static final Set<String> PLAIN =
      Set.of(
          "girl",
          "woman",
          "boy",
          "man",
          "child",
          "baby",
          "old",
          "old_man",
          "old_woman",
          "couple",
          "family",
          "crowd");

  private final Wording wording;

  /// Of each mention, whether a subject is named later in its clause.
  private final BitSet nounFollows = new BitSet();

  Lookahead(Wording wording) {
    this.wording = wording;
    List<Mention> mentions = wording.mentions();
    for (int i = mentions.size() - 2; i >= 0; i--) {
      Mention next = mentions.get(i + 1);
      boolean named = next.is(Category.SUBJECT) || nounFollows.get(i + 1);
      nounFollows.set(i, named && wording.sameClause(mentions.get(i), next));
    }
  }

  /// The next word of the clause.
  Optional<Mention> next(int at) {
    List<Mention> mentions = wording.mentions();
    return at + 1 < mentions.size()
        ? Optional.of(mentions.get(at + 1))
            .filter(next -> wording.sameClause(mentions.get(at), next))
        : Optional.empty();
  }

  /// Whether a subject is named later in the same clause.
  boolean nounFollows(int at) {
    return nounFollows.get(at);
  }

  /// Whether the next word is a noun, or speaks of one.
  boolean leadsToNoun(int at) {
    return next(at).filter(Lookahead::leadsToNoun).isPresent();
  }

  /// Whether the next word names a thing of any sort, or speaks of one.
  boolean leadsToThing(int at) {
    return next(at)
        .filter(n -> leadsToNoun(n) || n.is(Category.HOLDABLE) || n.is(Category.GARMENT))
        .isPresent();
  }

  /// Whether the next word is so near that what stands before speaks of it.
  boolean introduces(Mention mention, int at) {
    return next(at)
        .filter(n -> leadsToNoun(n) && wording.near(mention.end(), n.start(), 2, 4))
        .isPresent();
  }

  /// A coffee mug is one thing: two words for the same drawing, right behind one another.
  boolean isSaidOfNext(Mention mention, int at) {
    return wording.latin(mention)
        && touchesNoun(mention, at)
        && next(at)
            .filter(next ->
                next.is(Category.SUBJECT) && next.term().name().equals(mention.term().name()))
            .isPresent();
  }

  /// A hospital bed is a bed: one building or plant named right in front of another thing.
  boolean isPartOfCompound(Mention mention, int at) {
    return wording.latin(mention)
        && !mention.plural()
        && mention.hint("ROLE").filter(PLACED::contains).isPresent()
        && touchesNoun(mention, at)
        && next(at).filter(next -> !next.isSign()).isPresent();
  }

  /// A man as a police officer is one man, where the next word says what sort of the same he is.
  boolean isCastAsNext(Mention mention, int at) {
    return next(at)
        .filter(next ->
            next.is(Category.SUBJECT)
                && next.term().name().equals(mention.term().name())
                && wording.actsAs(next))
        .isPresent();
  }

  /// Whether a subject stands right behind: 红裙女孩.
  boolean touchesNoun(Mention mention, int at) {
    return next(at)
        .filter(next -> next.is(Category.SUBJECT))
        .filter(next -> wording.touching(mention.end(), next.start()))
        .isPresent();
  }

  /// Whether a baby is that of an animal, which is named right behind or behind one more word: a
  /// baby monkey.
  boolean isYoung(Mention mention, int at) {
    return next(at)
        .filter(_ -> mention.word().kind().filter("baby"::equals).isPresent())
        .filter(_ -> wording.latin(mention))
        .filter(next -> next.is(Category.SUBJECT) && !next.isSign() && next.hint("WEARS").isEmpty())
        .filter(next -> next.hint("ROLE").filter("figure"::equalsIgnoreCase).isPresent())
        .filter(next -> wording.near(mention.end(), next.start(), 1, 10))
        .isPresent();
  }

  /// A chef cat, 柴犬宇航员: one animal, in either order, and no person.
  boolean isGuise(Mention mention, int at) {
    boolean next = next(at).filter(other -> inGuise(other, mention, other)).isPresent();
    return next || isGuiseOfLast(mention, at);
  }

  boolean isGuiseOfLast(Mention mention, int at) {
    return at > 0
        && inGuise(wording.mentions().get(at - 1), wording.mentions().get(at - 1), mention);
  }

  private boolean inGuise(Mention animal, Mention first, Mention second) {
    Mention person = animal.equals(first) ? second : first;
    boolean dress = person.hint("WEARS").isPresent() || person.hint("GUISE").isPresent();
    boolean plain =
        person.word().kind().map(PLAIN::contains).orElse(person.hint("WEARS").isPresent());
    String between =
        second.start() - first.end() <= 1 && second.start() >= first.end()
            ? wording.text().substring(first.end(), second.start())
            : "-";
    return dress
        && between.isBlank()
        && between.isEmpty() != wording.latin(person)
        && (!plain || wording.latin(person))
        && !first.plural()
        && animal.is(Category.SUBJECT)
        && !animal.isSign()
        && animal.hint("WEARS").isEmpty()
        && animal.hint("GUISE").isEmpty()
        && animal.hint("ROLE").filter("figure"::equalsIgnoreCase).isPresent();
  }

  private static boolean leadsToNoun(Mention mention) {
    return switch (mention.term().category()) {
      case SUBJECT, COLOUR, BULK, MATERIAL, NUMBER -> true;
      case PLACE,
          TIME,
          SEASON,
          WEATHER,
          SKY,
          STYLE,
          MOOD,
          SHOT,
          ANGLE,
          GARMENT,
          HOLDABLE,
          ACTION,
          POSITION,
          MEASURE,
          RELATION,
          NEGATION,
          LETTERING,
          NOTHING ->
          false;
    };
  }
}
