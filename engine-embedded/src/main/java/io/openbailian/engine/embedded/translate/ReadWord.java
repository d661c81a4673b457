package io.openbailian.engine.embedded.translate;

import java.awt.Rectangle;

/// A word as Tesseract read it.
///
/// @param page of the pictures read together, from 1
/// @param line its line's box; Tesseract is surer of a line's height than of a word's
/// @param box in pixels of the picture that was read
/// @param confidence 0 to 100
record ReadWord(int page, Rectangle line, Rectangle box, double confidence, String text) {

  /// How many characters count for the confidence of a line.
  int length() {
    return text.codePointCount(0, text.length());
  }
}
