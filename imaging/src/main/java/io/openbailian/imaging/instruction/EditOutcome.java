package io.openbailian.imaging.instruction;

import java.awt.image.BufferedImage;

/// What carrying out edits came to.
public sealed interface EditOutcome {
  /// Every edit was made.
  record Edited(BufferedImage image) implements EditOutcome {}

  /// An edit has nothing to work on in this picture; `why` is a sentence for the one who asked.
  record Impossible(String why) implements EditOutcome {}
}
