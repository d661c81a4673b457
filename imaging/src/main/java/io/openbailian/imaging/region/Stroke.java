package io.openbailian.imaging.region;

import java.awt.Rectangle;

/// A connected piece of something thin and of one colour.
///
/// @param pixels the places of its pixels in the picture, row by row
/// @param light whether it is lighter than what surrounds it
/// @param colour its mean colour
/// @param thickness how wide it is drawn, in pixels
@SuppressWarnings("ArrayRecordComponent") // lives within one search, never compared
record Stroke(Rectangle bounds, int[] pixels, boolean light, int colour, double thickness) {
  private static final int ALIKE = 60;

  double centreY() {
    return bounds.getCenterY();
  }

  boolean alike(Stroke other) {
    return light == other.light && apart(colour, other.colour) < ALIKE;
  }

  static int apart(int a, int b) {
    return Math.abs((a >> 16 & 255) - (b >> 16 & 255))
        + Math.abs((a >> 8 & 255) - (b >> 8 & 255))
        + Math.abs((a & 255) - (b & 255));
  }
}
