package io.openbailian.engine;

import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.List;

/// Erases the text of a picture and sets its translation in its place, for engines whose models
/// read and translate but do not draw. Found by `ServiceLoader`.
@FunctionalInterface
public interface TextSetter {

  /// A line of text as a model has read it.
  ///
  /// @param box about where its letters are, in pixels of the picture
  record Line(Rectangle box, String text, String translation) {
    public Line {
      box = new Rectangle(box);
    }

    @Override
    public Rectangle box() {
      return new Rectangle(box);
    }
  }

  /// Carries out a call for the translation of its picture and emits what happens, on the calling
  /// thread, whose core it keeps busy. What the call says of terms and of texts that stay goes
  /// before the translation of a line.
  ///
  /// @param lines from the top
  /// @param fonts a folder with fonts for scripts that the program's own lack; need not exist
  /// @throws EngineFailure.Refused when it cannot be written
  void set(EngineCall call, List<Line> lines, Path fonts, EventSink sink)
      throws EngineFailure, InterruptedException;
}
