package io.openbailian.imaging.decode;

/// How large a picture may be, checked before any of it is decoded.
///
/// @param pixels the most pixels, whichever way they lie
/// @param side the longest side in pixels
/// @param frames the most frames, of which the first is read
public record Limits(long pixels, int side, int frames) {
  /// 64 Mpixel, no side over 20 000, at most 10 000 frames.
  public static final Limits DEFAULT = new Limits(64L << 20, 20_000, 10_000);

  public Limits {
    if (pixels < 1 || side < 1 || frames < 1) {
      throw new IllegalArgumentException(
          "limits of %d pixels, side %d and %d frames let nothing through"
              .formatted(pixels, side, frames));
    }
  }
}
