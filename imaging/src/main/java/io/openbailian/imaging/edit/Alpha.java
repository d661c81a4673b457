package io.openbailian.imaging.edit;

import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Masks;
import java.awt.image.BufferedImage;

/// Carries the alpha of a picture over to what became of its colours.
final class Alpha {
  private Alpha() {}

  /// The colours with the alpha of the original, brought to their size.
  static BufferedImage scaled(BufferedImage original, BufferedImage colours) {
    int[] from = Pictures.pixels(original);
    Mask alpha =
        Mask.of(
            original.getWidth(),
            original.getHeight(),
            (x, y) -> from[y * original.getWidth() + x] >>> 24);
    Mask large = Masks.resized(alpha, colours.getWidth(), colours.getHeight());
    BufferedImage out =
        new BufferedImage(colours.getWidth(), colours.getHeight(), BufferedImage.TYPE_INT_ARGB);
    int[] rgb = Pictures.pixels(colours);
    int[] to = Pictures.pixels(out);
    for (int i = 0; i < to.length; i++) {
      to[i] = large.at(i) << 24 | (rgb[i] & 0xFFFFFF);
    }
    return out;
  }
}
