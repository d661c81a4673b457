package io.openbailian.engine.embedded.draw;

/// How a figure holds itself at one instant; all zero is how it is drawn in a picture.
///
/// @param stride of a walk, -1 to 1: the left leg ahead to the right leg ahead
/// @param nod of the head to one side, in radians
/// @param wag of the tail or the ears, -1 to 1
/// @param flap of the wings, 0 up to 1 down
/// @param blink whether the eyes are closed
public record Pose(double stride, double nod, double wag, double flap, boolean blink) {
  /// As in a picture.
  public static final Pose STILL = new Pose(0, 0, 0, 0, false);
}
