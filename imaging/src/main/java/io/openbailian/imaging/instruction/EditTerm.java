package io.openbailian.imaging.instruction;

/// A thing that words stand for.
record EditTerm(WordKind category, String name) {}
