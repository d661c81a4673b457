package io.openbailian.av;

/// How large the pictures of a film are and how fast they follow each other.
///
/// @param width in pixels, even
/// @param height in pixels, even
/// @param fps frames a second, 1 or more
public record FilmFormat(int width, int height, int fps) {
  public FilmFormat {
    if (width < 16 || height < 16 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "the sides of a film are even and at least 16 pixels, not %d*%d"
              .formatted(width, height));
    }
    if (fps < 1) {
      throw new IllegalArgumentException("a film has at least one frame a second, not " + fps);
    }
  }
}
