package io.openbailian.engine.embedded.draw;

import io.openbailian.catalog.Meaning;
import io.openbailian.engine.EngineCall;
import java.util.Optional;

/// As much of a prompt as the illustrator reads: more than any model's prompt has, and little
/// enough for whoever raises the limits of a model.
final class Prompt {
  /// In chars.
  static final int LONGEST = 8_000;

  private Prompt() {}

  /// The beginning of what the call says.
  ///
  /// @param meaning of a text
  static String of(EngineCall call, String meaning) {
    String text = call.values().textOrEmpty(meaning);
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean torn = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, torn ? LONGEST - 1 : LONGEST);
  }

  /// What is to be said about a prompt that is longer.
  static Optional<String> note(EngineCall call) {
    return call.values().textOrEmpty(Meaning.PROMPT).length() > LONGEST
        ? Optional.of(
            "The embedded engine read the first %d characters of the prompt.".formatted(LONGEST))
        : Optional.empty();
  }
}
