package io.openbailian.engine.embedded.desk;

import io.openbailian.imaging.ImagingWork;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// Text in pictures, read, erased and written anew for every desk alike: what one of them finds the
/// others find too.
public interface PictureText {

  /// The lines of text, from the top; empty where nothing here can read.
  ///
  /// @throws InterruptedException when the work was stopped
  Optional<List<TextLine>> lines(BufferedImage image, ImagingWork work) throws InterruptedException;

  /// Whether a line stands on plain ground, where reading it is sure and erasing it leaves nothing.
  boolean plain(BufferedImage image, TextLine line);

  /// Takes the letters of the lines out of the picture itself, which is `TYPE_INT_RGB`.
  void erase(BufferedImage image, List<TextLine> lines, ImagingWork work)
      throws InterruptedException;

  /// A line erased and another set in its place, size and colour, in the picture itself.
  ///
  /// @param all the picture's lines
  /// @return false when no font here has all the characters: the picture is as it was
  boolean replace(
      BufferedImage image, TextLine line, String text, List<TextLine> all, ImagingWork work)
      throws InterruptedException;

  /// Whether a line is written in Chinese characters.
  boolean chinese(TextLine line);
}
