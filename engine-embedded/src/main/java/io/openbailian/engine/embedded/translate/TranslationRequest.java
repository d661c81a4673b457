package io.openbailian.engine.embedded.translate;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// One picture to be translated.
///
/// @param image `TYPE_INT_RGB` or `TYPE_INT_ARGB`; not changed
/// @param source empty when it is to be found out
/// @param sensitives texts that stay as they are, matched with regard to case; blank ones are
///   ignored
/// @param domain what the text is about, as a hint; may be empty
/// @param keepsSubject whether text on what the picture is of stays as it is
public record TranslationRequest(
    BufferedImage image,
    Optional<PictureLanguage> source,
    PictureLanguage target,
    List<String> sensitives,
    List<Terminology> terminologies,
    String domain,
    boolean keepsSubject) {
  public TranslationRequest {
    sensitives = sensitives.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
    terminologies = List.copyOf(terminologies);
  }

  /// A request that translates all text.
  public TranslationRequest(
      BufferedImage image,
      Optional<PictureLanguage> source,
      PictureLanguage target,
      List<String> sensitives,
      List<Terminology> terminologies,
      String domain) {
    this(image, source, target, sensitives, terminologies, domain, false);
  }
}
