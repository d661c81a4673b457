package io.openbailian.engine;

import java.awt.image.BufferedImage;

/// What an engine made.
public sealed interface Media {

  /// A picture in memory, `TYPE_INT_RGB` or `TYPE_INT_ARGB`; the caller marks, labels and encodes
  /// it. The engine lets go of it.
  record Picture(BufferedImage image) implements Media {}

  /// A film whose frames came before, as {@link EngineEvent.Frame}.
  ///
  /// @param frames how many
  record Film(int frames) implements Media {}

  /// A file as another program encoded it; the caller decodes and re-encodes it, which proves that
  /// it is a picture or a film and drops foreign metadata.
  ///
  /// @param mediaType for example `image/png` or `video/mp4`
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Encoded(byte[] bytes, String mediaType) implements Media {}
}
