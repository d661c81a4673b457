package io.openbailian.imaging.instruction;

/// A term where a clause mentions it, from one character to another.
record EditMention(EditTerm term, int from, int to) {
  boolean is(WordKind category) {
    return term.category() == category;
  }

  String name() {
    return term.name();
  }
}
