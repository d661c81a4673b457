package io.openbailian.engine.embedded.scene;

import java.util.Optional;

/// Something a scene shows.
///
/// @param thing the name of its drawing, and of its term in the lexicon
/// @param count how many of it, 1 to 12
/// @param hue the colour asked for; the drawing chooses when there is none
public record Subject(String thing, Role role, int count, Optional<Hue> hue, Position position) {}
