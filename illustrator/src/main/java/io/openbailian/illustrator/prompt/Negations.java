package io.openbailian.illustrator.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a prompt itself says that it does not want: 没有人, without trees.
///
/// @param wanted the terms that stay
/// @param unwanted the terms that are negated
record Negations(List<Mention> wanted, List<Mention> unwanted) {
  private static final Set<Category> NOUNS =
      Set.of(
          Category.SUBJECT,
          Category.GARMENT,
          Category.HOLDABLE,
          Category.PLACE,
          Category.SKY,
          Category.WEATHER,
          Category.LETTERING);

  /// A negation reaches to the end of its clause, to 的 behind what it negates (没有人的街道), or to words
  /// such as but, with and on.
  static Negations of(Wording wording) {
    List<Mention> wanted = new ArrayList<>();
    List<Mention> unwanted = new ArrayList<>();
    boolean negating = false;
    int end = 0;
    for (Mention mention : wording.mentions()) {
      negating = negating && wording.sameClause(end, mention.start()) && !ends(mention);
      if (mention.is(Category.NEGATION)) {
        negating = true;
      } else if (negating) {
        unwanted.add(mention);
        negating = !(noun(mention) && wording.describing(mention));
      } else {
        wanted.add(mention);
      }
      end = mention.end();
    }
    return new Negations(List.copyOf(wanted), List.copyOf(unwanted));
  }

  /// Whether words that no term covers stand behind a negation of their clause.
  static boolean reachesTo(Wording wording, int start) {
    return wording.mentions().stream()
        .filter(mention -> mention.end() <= start && wording.sameClause(mention.end(), start))
        .anyMatch(mention -> mention.is(Category.NEGATION));
  }

  private static boolean noun(Mention mention) {
    return NOUNS.contains(mention.term().category());
  }

  private static boolean ends(Mention mention) {
    return mention.is(Category.RELATION)
        && switch (mention.as(Relation.class)) {
          case BUT, WITH, IN, UPON, ABOVE, BELOW, BEHIND, BEFORE, UNDER -> true;
          case WORN, HELD, RIDING, MADE, AND -> false;
        };
  }
}
