package io.openbailian.imaging.instruction;

/// A thing that words stand for.
record Term(Category category, String name) {}
