package io.openbailian.illustrator.tool;

/// One thing to do for every frame of a film, from back to front.
public sealed interface Step {

  /// Something that does not change.
  record Layer(Plate plate) implements Step {}

  /// Open water from a line of the stage downwards, which mirrors what stands above it.
  ///
  /// @param clearness how much is mirrored, 0 to 1
  record Water(double line, double clearness) implements Step {}
}
