package io.openbailian.engine.embedded.speak;

import java.util.List;
import java.util.stream.Collectors;

/// One sentence, in phrases.
record Sentence(List<Phrase> phrases) {
  Sentence {
    phrases = List.copyOf(phrases);
  }

  String text() {
    return phrases.stream().map(Phrase::text).collect(Collectors.joining()).strip();
  }

  boolean isSpoken() {
    return phrases.stream().anyMatch(Phrase::isSpoken);
  }
}
