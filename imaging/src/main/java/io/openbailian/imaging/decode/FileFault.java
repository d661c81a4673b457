package io.openbailian.imaging.decode;

/// Why a file is refused.
public enum FileFault {
  /// There are no bytes.
  EMPTY,
  /// The bytes are not those of a format that can be read.
  NOT_AN_IMAGE,
  /// It says what it is, but contradicts itself or uses a part of the format that is not read.
  MALFORMED,
  /// It ends before its picture does.
  TRUNCATED,
  /// Its picture has more pixels, or a longer side, than is allowed.
  TOO_LARGE,
  /// It holds more frames than is allowed.
  TOO_MANY_FRAMES
}
