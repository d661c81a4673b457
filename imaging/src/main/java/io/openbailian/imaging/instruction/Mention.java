package io.openbailian.imaging.instruction;

/// A term where a clause mentions it, from one character to another.
record Mention(Term term, int from, int to) {
  boolean is(Category category) {
    return term.category() == category;
  }

  String name() {
    return term.name();
  }
}
