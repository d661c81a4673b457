package io.openbailian.illustrator.prompt;

import java.util.Optional;

/// What the words before a noun make of it: something worn, held or stood upon where a relation is
/// open, something beside the last where 和 has joined it.
final class PendingRelation {
  private Optional<Relation> relation = Optional.empty();

  /// The relation that has its noun, and goes on behind an "and".
  private Optional<Relation> filled = Optional.empty();

  private int start;
  private boolean joined;
  private boolean played;

  /// A word says how the next noun stands to the last.
  void say(Relation next, Mention mention) {
    played = mention.hint("PLAYED").isPresent();
    start = mention.start();
    switch (next) {
      case AND -> {
        relation = Optional.empty();
        joined = true;
      }
      case WORN, HELD, UPON, RIDING, WITH, IN, MADE, ABOVE, BELOW, BEHIND, BEFORE, UNDER -> {
        relation = Optional.of(next);
        filled = Optional.empty();
      }
      case BUT -> relation = Optional.empty();
    }
  }

  /// An action is done to the noun that follows, or to none.
  void act(boolean transitive) {
    relation = transitive ? Optional.of(Relation.HELD) : Optional.empty();
  }

  /// The relation that no noun has filled yet.
  Optional<Relation> relation() {
    return relation;
  }

  boolean isOpen() {
    return relation.isPresent();
  }

  /// Whether that relation is open.
  boolean opens(Relation which) {
    return relation.filter(open -> open == which).isPresent();
  }

  /// Whether that relation is open, or goes on behind an "and".
  boolean is(Relation which) {
    return relation.orElse(joined ? filled.orElse(Relation.BUT) : Relation.BUT) == which;
  }

  /// Where the last relation stands.
  int start() {
    return start;
  }

  /// Whether the next noun stands beside the last.
  boolean joined() {
    return joined;
  }

  /// Whether the relation speaks of a game: the ball is not in the hands of those who play.
  boolean played() {
    return played;
  }

  void join() {
    joined = true;
  }

  void separate() {
    joined = false;
  }

  void close() {
    relation = Optional.empty();
  }

  /// What is worn or held has been named; behind an "and" more of it may be.
  void fill() {
    filled = relation.or(() -> filled);
    relation = Optional.empty();
  }

  /// A noun was named that what follows speaks of.
  void name() {
    filled = Optional.empty();
    joined = false;
  }

  void endClause() {
    relation = Optional.empty();
    filled = Optional.empty();
    joined = false;
  }
}
