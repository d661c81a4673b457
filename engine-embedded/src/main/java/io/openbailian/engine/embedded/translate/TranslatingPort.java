package io.openbailian.engine.embedded.translate;

import io.openbailian.imaging.ImagingWork;
import java.util.List;
import java.util.Optional;

/// Something that translates sentences, such as a language model; the embedded engine has none of
/// its own.
public interface TranslatingPort {

  /// The translations, one for each text in order; empty where it has none.
  ///
  /// @throws InterruptedException when the work was stopped
  List<Optional<String>> translate(Wording wording, ImagingWork work) throws InterruptedException;

  /// What is to be translated.
  ///
  /// @param texts the lines of one picture from the top; terminologies are in them already, in the
  ///   target language
  /// @param source empty when unknown
  /// @param domain a hint of what the texts are about; may be empty
  /// @param keep strings that must come back unchanged; an answer without one of its own is not
  ///   used
  record Wording(
      List<String> texts,
      Optional<PictureLanguage> source,
      PictureLanguage target,
      String domain,
      List<String> keep) {
    public Wording {
      texts = List.copyOf(texts);
      keep = List.copyOf(keep);
    }
  }
}
