package io.openbailian.imaging.region;

import java.awt.Rectangle;

/// A connected piece of something thin and of one colour.
///
/// @param pixels the places of its pixels in the picture, row by row
/// @param light whether it is lighter than what surrounds it
/// @param colour its mean colour
@SuppressWarnings("ArrayRecordComponent") // lives within one search, never compared
record Stroke(Rectangle bounds, int[] pixels, boolean light, int colour) {
  double centreY() {
    return bounds.getCenterY();
  }

  boolean alike(Stroke other) {
    return light == other.light && apart(colour, other.colour) < 90;
  }

  /// Whether this is a part of the other, found again.
  boolean coincides(Stroke other) {
    Rectangle both = bounds.intersection(other.bounds);
    return light == other.light && !both.isEmpty() && area(both) > 0.6 * area(bounds);
  }

  private static double area(Rectangle box) {
    return (double) box.width * box.height;
  }

  private static int apart(int a, int b) {
    return Math.abs((a >> 16 & 255) - (b >> 16 & 255))
        + Math.abs((a >> 8 & 255) - (b >> 8 & 255))
        + Math.abs((a & 255) - (b & 255));
  }
}
