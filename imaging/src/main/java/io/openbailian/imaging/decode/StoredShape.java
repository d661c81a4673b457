package io.openbailian.imaging.decode;

/// What a format's header says of a picture as it is stored, before it is turned.
///
/// @param width in pixels, as the header says it, which may be nonsense
/// @param height in pixels, likewise
/// @param orientation of EXIF, 1 to 8; anything else counts as 1
/// @param depth bytes that one pixel takes while its reader works
record StoredShape(long width, long height, int frames, int orientation, int depth) {
  StoredShape {
    if (orientation < 1 || orientation > 8) {
      orientation = 1;
    }
  }

  boolean turned() {
    return orientation >= 5;
  }
}
