package io.openbailian.engine.embedded.speak;

import java.util.List;
import java.util.stream.Collectors;

/// One sentence, in phrases.
record SpokenSentence(List<Phrase> phrases) {
  SpokenSentence {
    phrases = List.copyOf(phrases);
  }

  String text() {
    return phrases.stream().map(Phrase::text).collect(Collectors.joining()).strip();
  }

  boolean isSpoken() {
    return phrases.stream().anyMatch(Phrase::isSpoken);
  }
}
