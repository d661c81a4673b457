package io.openbailian.engine.embedded.translate;

import java.awt.image.BufferedImage;
import java.util.List;

/// What became of a picture to be translated.
public sealed interface TranslationOutcome {

  /// The picture with the translations in place.
  ///
  /// @param untranslated the lines that nothing here could translate; they were left as they are
  /// @param unread in how many other places there seems to be text, which was left too
  record Translated(BufferedImage image, List<String> untranslated, int unread)
      implements TranslationOutcome {
    public Translated {
      untranslated = List.copyOf(untranslated);
    }
  }

  /// The picture has no text, or none that is to be translated; it is the original.
  record NothingToTranslate(BufferedImage image) implements TranslationOutcome {}

  /// Nothing in the picture could be read, although there seems to be text; it is the original.
  ///
  /// @param places how many lines there seem to be
  record Unread(BufferedImage image, int places) implements TranslationOutcome {}

  /// Nothing here can read pictures as asked.
  ///
  /// @param advice a sentence for the operator: what to install or configure
  record Unavailable(String advice) implements TranslationOutcome {}

  /// This picture cannot be translated as asked.
  ///
  /// @param reason a sentence that says why, and what would help
  record Unsupported(String reason) implements TranslationOutcome {}
}
