package io.openbailian.engine.embedded.scene;

import java.util.ArrayList;
import java.util.List;

/// What a prompt itself says that it does not want: 没有人, without trees.
///
/// @param wanted the terms that stay
/// @param unwanted the terms that are negated
record Negations(List<Mention> wanted, List<Mention> unwanted) {

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

  private static boolean noun(Mention mention) {
    return switch (mention.term().category()) {
      case SUBJECT, GARMENT, HOLDABLE, PLACE, SKY, WEATHER, LETTERING -> true;
      case TIME,
          SEASON,
          STYLE,
          MOOD,
          SHOT,
          ANGLE,
          ACTION,
          BULK,
          MATERIAL,
          COLOUR,
          POSITION,
          NUMBER,
          MEASURE,
          RELATION,
          NEGATION,
          NOTHING ->
          false;
    };
  }

  private static boolean ends(Mention mention) {
    return mention.is(Category.RELATION)
        && switch (mention.as(Relation.class)) {
          case BUT, WITH, IN, UPON -> true;
          case WORN, HELD, RIDING, MADE, AND -> false;
        };
  }
}
