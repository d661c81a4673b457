package io.openbailian.illustrator.style;

/// Light along the edges of a subject.
///
/// @param lit the colour on the side of the light
/// @param bright how much of it, 0 to 1
/// @param far the colour on the other side
/// @param dim how much of that
/// @param wide how far in it reaches, as a share of the picture's shorter side
public record Rim(int lit, double bright, int far, double dim, double wide) {
  /// No light along the edges.
  public static final Rim NONE = new Rim(0, 0, 0, 0, 0);
}
