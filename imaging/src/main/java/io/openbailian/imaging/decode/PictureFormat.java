package io.openbailian.imaging.decode;

/// A file format that can be read. What a file is called does not matter; its first bytes do.
public enum PictureFormat {
  BMP,
  GIF,
  JPEG,
  PNG,
  /// PBM, PGM and PPM.
  PNM,
  TIFF,
  WEBP
}
