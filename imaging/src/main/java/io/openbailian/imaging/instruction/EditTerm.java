package io.openbailian.imaging.instruction;

/// What words of the list stand for: a kind, and a name within it.
record EditTerm(WordKind category, String name) {}
