package io.openbailian.engine;

import java.awt.image.BufferedImage;

/// What an engine made.
public sealed interface Media {

  /// A picture in memory, `TYPE_INT_RGB` or `TYPE_INT_ARGB`; the caller marks, labels and encodes
  /// it. The engine lets go of it.
  record Picture(BufferedImage image) implements Media {}

  /// A file as another program encoded it; the caller decodes and re-encodes pictures, which proves
  /// that they are pictures and drops foreign metadata.
  ///
  /// @param mediaType for example `image/png`
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Encoded(byte[] bytes, String mediaType) implements Media {}
}
