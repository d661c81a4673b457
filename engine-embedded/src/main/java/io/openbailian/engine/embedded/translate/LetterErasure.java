package io.openbailian.engine.embedded.translate;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.cv.Masks;
import io.openbailian.imaging.edit.Erase;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/// Takes the letters of one line out of a picture.
///
/// Where the ground is even, or shaded evenly, it is gone on with exactly; elsewhere texture is
/// made up from around.
final class LetterErasure {
  private static final double RIM = 0.06;
  private static final double TRACE = 0.12;
  private static final int AROUND = 72;

  private LetterErasure() {}

  /// Whether the letters stand on a ground that is gone on with exactly.
  static boolean exact(BufferedImage image, InkSeparation ink, int letterHeight) {
    return Ground.of(image, ink.part(), letters(ink, letterHeight)).even();
  }

  /// Erases the letters of one line in the picture itself.
  ///
  /// @param ink of the line, with some ground around it
  static void erase(BufferedImage image, InkSeparation ink, int letterHeight, ImagingWork work)
      throws InterruptedException {
    Rectangle part = ink.part();
    Mask letters = letters(ink, letterHeight);
    Ground ground = Ground.of(image, part, letters);
    if (ground.even()) {
      ground.fill(image, part, letters);
    } else {
      eraseTextured(image, part, letters, work);
    }
  }

  private static Mask letters(InkSeparation ink, int letterHeight) {
    Rectangle part = ink.part();
    return Masks.grown(
        Mask.of(
            part.width, part.height, (x, y) -> ink.at(part.x + x, part.y + y) > TRACE ? 255 : 0),
        Math.max(2, (int) Math.round(RIM * letterHeight)));
  }

  private static void eraseTextured(
      BufferedImage image, Rectangle part, Mask letters, ImagingWork work)
      throws InterruptedException {
    Rectangle wide = new Rectangle(part);
    wide.grow(AROUND, AROUND);
    Rectangle around = wide.intersection(new Rectangle(image.getWidth(), image.getHeight()));
    BufferedImage cut = Pictures.cut(image, around.x, around.y, around.width, around.height);
    int dx = part.x - around.x;
    int dy = part.y - around.y;
    Mask hole =
        Mask.of(
            around.width,
            around.height,
            (x, y) -> part.contains(around.x + x, around.y + y) ? letters.at(x - dx, y - dy) : 0);
    // The progress is the whole picture's, not this line's.
    ImagingWork quiet = new ImagingWork(work.seed(), work.stopped(), _ -> {});
    Pictures.paste(Erase.apply(cut, hole, quiet), image, around.x, around.y);
  }
}
