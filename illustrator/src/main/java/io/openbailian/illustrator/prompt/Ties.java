package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Role;
import java.util.Optional;

/// How one noun of a prompt is tied to those before it, where a relation is open: what bears, what
/// is held, and what is not drawn as it is said.
record Ties(
    Wording wording,
    Lookahead lookahead,
    NamedNouns nouns,
    PendingRelation pending,
    ToldWords told) {

  /// Where something stands to another, where it is not drawn so.
  void tellDepth(Mention noun, Role role) {
    Optional<Role> first = nouns.standing();
    if (pending.relation().filter(said -> !Depth.drawn(said, first, role)).isPresent()) {
      told.tell(pending.start(), noun.end());
    }
    Optional<Relation> behind = Depth.of(wording, noun);
    if (behind.filter(said -> !Depth.drawn(said, Optional.empty(), role)).isPresent()) {
      told.tell(noun.start(), Depth.end(wording, noun));
    }
  }

  /// Nothing is drawn in what a hand holds, nor on what does not bear: it is drawn beside.
  boolean notSoTied(Noun noun, boolean seat, boolean clauseHasNoun) {
    if (within(noun, seat, clauseHasNoun) || played(noun.mention())) {
      return true;
    }
    if (seat) {
      return pending.is(Relation.IN) && noun.mention().hint("HELD").isPresent();
    }
    boolean named = clauseHasNoun && wording.latin(noun.mention());
    return named && pending.is(Relation.UPON) && noun.role() != Role.SIGN;
  }

  /// Nobody is drawn inside a building: they stand before it.
  private boolean within(Noun noun, boolean seat, boolean clauseHasNoun) {
    return noun.role() == Role.BUILDING && !seat && pending.is(Relation.IN) && clauseHasNoun;
  }

  /// A piano is played, but not in the hands.
  private boolean played(Mention mention) {
    return pending.is(Relation.HELD) && pending.played() && mention.hint("HELD").isEmpty();
  }

  boolean canBeHeld(Mention mention) {
    if (pending.is(Relation.HELD) && !played(mention)) {
      return true;
    }
    boolean small = mention.hint("HELD").isPresent();
    return (pending.is(Relation.WITH) || pending.is(Relation.WORN)) && small;
  }

  /// Whether something stands or sits on what is named.
  boolean bears(Mention mention) {
    if (pending.is(Relation.RIDING) || (pending.is(Relation.ABOVE) && nouns.rest())) {
      return true;
    }
    return mention.hint("SEAT").isPresent()
        && (wording.topOf(mention)
            || (pending.is(Relation.UPON) && (wording.latin(mention) || wording.insideOf(mention)))
            || pending.is(Relation.IN));
  }

  /// 站在江南的石桥上: the place between has closed the relation, and nobody follows who could stand there.
  boolean bearsEarlier(int at) {
    return pending.isOpen() || (nouns.haveActed() && !lookahead.nounFollows(at));
  }
}
