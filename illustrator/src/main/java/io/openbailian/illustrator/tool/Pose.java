package io.openbailian.illustrator.tool;

/// How a figure holds itself at one instant; all zero is how it is drawn in a picture.
///
/// @param stride how far on in a walk, in double steps: at 0 and at 1 legs are as in a picture
/// @param nod of the head to one side, in radians
/// @param wag of the tail or the ears, -1 to 1
/// @param flap of the wings, 0 up to 1 down
/// @param blink whether the eyes are closed
public record Pose(double stride, double nod, double wag, double flap, boolean blink) {
  /// As in a picture.
  public static final Pose STILL = new Pose(0, 0, 0, 0, false);

  /// How far legs swing, 1 as in a picture to -1 the other way about.
  public double swing() {
    return StrictMath.cos(2 * StrictMath.PI * stride);
  }

  /// Which legs are on their way forward: 1 those that are behind in a picture, -1 the others, 0
  /// both on the ground.
  public double passing() {
    return StrictMath.sin(2 * StrictMath.PI * stride);
  }
}
