package io.openbailian.imaging.decode;

/// What a file says about its picture, read without decoding it.
///
/// @param width of the picture as it is shown, that is after its orientation is applied
/// @param height of the picture as it is shown
/// @param frames how many pictures the file holds; 1 for a still one
/// @param orientation as EXIF counts: 1 upright, 2 to 8 mirrored or turned
/// @param bytes the length of the file
/// @param depth how many bytes one pixel takes while the file is read
public record Header(
    PictureFormat format,
    int width,
    int height,
    int frames,
    int orientation,
    long bytes,
    int depth) {
  /// A flat copy is made of what a reader gives, by way of an array.
  private static final int FLATTENING = 8;

  public long pixels() {
    return (long) width * height;
  }

  /// The most memory that decoding holds at a time, about.
  public long decodingBytes() {
    return pixels() * (depth + FLATTENING);
  }

  /// Whether the rows of the file are columns of the picture.
  boolean turned() {
    return orientation >= 5;
  }

  int storedWidth() {
    return turned() ? height : width;
  }

  int storedHeight() {
    return turned() ? width : height;
  }
}
