package io.openbailian.imaging.instruction;

import io.openbailian.imaging.region.Overlay;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.Set;

/// Edits of text by somebody who can read it. By its look alone text is only found where it is
/// plain, and nobody knows what it says.
public interface ReadLetters {
  /// Nobody reads.
  ReadLetters NOBODY =
      new ReadLetters() {
        @Override
        public Optional<EditOutcome> erased(BufferedImage image, Set<Overlay> kinds) {
          return Optional.empty();
        }

        @Override
        public Optional<EditOutcome> rewritten(
            BufferedImage image, Optional<String> old, String text) {
          return Optional.empty();
        }
      };

  /// The picture without its text of these kinds; empty when nobody reads.
  Optional<EditOutcome> erased(BufferedImage image, Set<Overlay> kinds) throws InterruptedException;

  /// The picture with a line of its text replaced; empty when nobody reads.
  ///
  /// @param old what the line says; empty when the picture has but one
  Optional<EditOutcome> rewritten(BufferedImage image, Optional<String> old, String text)
      throws InterruptedException;
}
