package io.openbailian.protocol;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// How a translation is to render one term.
public record TranslationTerm(String source, String target) {

  /// Reads `source=target`; empty when a side is missing.
  public static Optional<TranslationTerm> parse(String text) {
    int sign = text.indexOf('=');
    if (sign <= 0 || sign == text.length() - 1) {
      return Optional.empty();
    }
    return Optional.of(
        new TranslationTerm(text.substring(0, sign).strip(), text.substring(sign + 1).strip()));
  }

  public ObjectNode toJson() {
    return Json.object().put("src", source).put("tgt", target);
  }
}
