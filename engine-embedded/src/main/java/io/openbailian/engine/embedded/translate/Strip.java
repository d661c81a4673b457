package io.openbailian.engine.embedded.translate;

import io.openbailian.imaging.Pictures;
import io.openbailian.pixels.Resizing;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;

/// One line of text as Tesseract reads it best: dark on white, of print's height, with a margin.
///
/// @param box the ink of the line, in pixels of the picture
/// @param down whether its characters stand below one another in the picture; in the strip they
///   stand beside one another
record Strip(Rectangle box, boolean down, GrayPicture picture) {
  private static final int LETTER = 44;
  private static final int MARGIN = 16;
  private static final int LONGEST = 8000;
  private static final double AROUND = 0.12;

  /// The strip of a box; empty when there are no letters in it.
  static Optional<Strip> of(BufferedImage image, TextBoxes.Box box) {
    Rectangle wide = new Rectangle(box.bounds());
    int side = box.down() ? wide.width : wide.height;
    int around = 2 + (int) Math.round(AROUND * side);
    wide.grow(around, around);
    Rectangle part = wide.intersection(new Rectangle(image.getWidth(), image.getHeight()));
    InkSeparation ink = InkSeparation.of(image, part);
    Rectangle tight = ink.bounds(part);
    if (!ink.contrasts() || tight.isEmpty()) {
      return Optional.empty();
    }
    BufferedImage dark = dark(ink);
    Rectangle inside = new Rectangle(tight);
    inside.translate(-part.x, -part.y);
    BufferedImage line = Pictures.cut(dark, inside.x, inside.y, inside.width, inside.height);
    return Optional.of(
        new Strip(tight, box.down(), framed(box.down() ? Column.laidDown(line) : line)));
  }

  private static BufferedImage dark(InkSeparation ink) {
    GrayPicture gray = ink.darkOnWhite();
    BufferedImage out = Pictures.blank(gray.width(), gray.height());
    int[] pixels = Pictures.pixels(out);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 0x010101 * (gray.shades()[i] & 255);
    }
    return out;
  }

  private static GrayPicture framed(BufferedImage line) {
    double scale = LETTER / (double) line.getHeight();
    int width = Math.clamp(Math.round(line.getWidth() * scale), 1, LONGEST);
    BufferedImage scaled = Resizing.toExactSize(line, width, LETTER);
    BufferedImage out = Pictures.blank(width + 2 * MARGIN, LETTER + 2 * MARGIN);
    Arrays.fill(Pictures.pixels(out), 0xFFFFFF);
    Pictures.paste(scaled, out, MARGIN, MARGIN);
    return GrayPicture.of(out);
  }
}
