package io.openbailian.engine.embedded.translate;

import io.openbailian.engine.embedded.desk.TextLine;
import io.openbailian.imaging.ImagingWork;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// Something that finds and reads the text in pictures.
public interface TextReader {

  /// The lines of text, from the top; none when there is no text.
  ///
  /// @param source empty when the language is to be found out
  /// @throws InterruptedException when the work was stopped
  Reading read(BufferedImage image, Optional<PictureLanguage> source, ImagingWork work)
      throws InterruptedException;

  /// What a reader says of a picture.
  sealed interface Reading {

    record Lines(List<TextLine> lines) implements Reading {
      public Lines {
        lines = List.copyOf(lines);
      }
    }

    /// It cannot read at all, or not this language.
    ///
    /// @param advice a sentence: what to install or configure
    record Unreadable(String advice) implements Reading {}
  }
}
