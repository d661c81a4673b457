package io.openbailian.engine.embedded.draw;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineCall;
import java.util.Optional;

/// As much of a prompt as the illustrator reads: more than any model's prompt has, and little
/// enough for whoever raises the limits of a model.
final class Prompt {
  /// In chars.
  static final int LONGEST = 8_000;

  /// The style that leaves the choice to the model.
  private static final String UNCHOSEN = "auto";

  private Prompt() {}

  /// The beginning of what the call says.
  ///
  /// @param meaning of a text
  static String of(EngineCall call, String meaning) {
    String text = call.values().textOrEmpty(meaning);
    if (meaning.equals(Meaning.PROMPT)) {
      text += style(call);
    }
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean torn = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, torn ? LONGEST - 1 : LONGEST);
  }

  /// A style that is chosen by its name, such as `<watercolor>`, is read as if the prompt said it.
  private static String style(EngineCall call) {
    String name = call.values().textOrEmpty(Meaning.STYLE).replace("<", "").replace(">", "");
    return name.isEmpty() || name.equals(UNCHOSEN) ? "" : ", " + name;
  }

  /// What is to be said about a prompt that is longer.
  static Optional<String> note(EngineCall call) {
    return call.values().textOrEmpty(Meaning.PROMPT).length() > LONGEST
        ? Optional.of(
            "The embedded engine read the first %d characters of the prompt.".formatted(LONGEST))
        : Optional.empty();
  }
}
