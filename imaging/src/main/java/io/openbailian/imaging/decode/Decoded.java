package io.openbailian.imaging.decode;

import java.awt.image.BufferedImage;

/// What decoding a file came to.
public sealed interface Decoded {
  /// The first frame, upright: `TYPE_INT_ARGB` when a pixel is not opaque, else `TYPE_INT_RGB`.
  record Picture(BufferedImage image, Header header) implements Decoded {}

  /// The file is refused; `why` is a sentence for the one who sent it.
  record Refused(FileFault fault, String why) implements Decoded {}
}
