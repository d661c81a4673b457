package io.openbailian.engine.embedded.edit;

import io.openbailian.imaging.Pictures;
import java.awt.image.BufferedImage;

/// A translucent picture laid onto another.
final class Stuck {
  private Stuck() {}

  /// @param x where the left edge of the sticker comes to lie, as `y` its top; it lies within
  static BufferedImage onto(BufferedImage ground, BufferedImage sticker, int x, int y) {
    BufferedImage out = Pictures.copy(ground);
    int[] to = Pictures.pixels(out);
    int[] from = Pictures.pixels(sticker);
    int width = sticker.getWidth();
    for (int i = 0; i < from.length; i++) {
      int at = (y + i / width) * out.getWidth() + x + i % width;
      to[at] = (to[at] & 0xFF000000) | Pictures.mix(to[at], from[i], from[i] >>> 24);
    }
    return out;
  }
}
