package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Adornment;
import java.util.Optional;

/// Whom somebody is dressed up as, plays or is called like: a cat astronaut, a cat as a king and a
/// cat dressed as a wizard are one cat each. The hat of such a person is worn, where there is one;
/// else it is told.
///
/// @param told gets the words
record Guises(
    Wording wording,
    Lookahead lookahead,
    NamedNouns nouns,
    Modifiers modifiers,
    PendingRelation pending,
    ToldWords told) {

  /// Whether the word names no one but whom another is to look like.
  boolean takes(Mention mention, int at) {
    boolean had = !nouns.nobodyActs();
    boolean person = mention.hint("WEARS").isPresent();
    boolean plays = nouns.somethingIsNamed() && wording.actsAs(mention);
    if (plays || (pending.opens(Relation.WORN) && person)) {
      boolean describes = wording.describing(mention) && lookahead.nounFollows(at);
      if (plays || had || describes) {
        modifiers.ofDescription(mention).forEach(told::tell);
        dressUp(mention, had, had || describes);
      }
      return plays || had || describes;
    }
    boolean guise = lookahead.isGuise(mention, at);
    if (guise) {
      dressUp(mention, lookahead.isGuiseOfLast(mention, at), true);
    }
    return guise;
  }

  private void dressUp(Mention mention, boolean behind, boolean somebody) {
    Optional<Adornment> hat =
        mention
            .hint("HAT")
            .filter(_ -> somebody)
            .map(thing -> new Adornment(Adornment.Way.WORN, thing, Optional.empty()));
    if (hat.isEmpty()) {
      told.tell(mention);
    } else if (behind) {
      nouns.adorn(hat.get());
    } else {
      nouns.ahead(new NamedNouns.Ahead(hat.get(), mention, wording.said(mention)));
    }
    pending.fill();
  }
}
