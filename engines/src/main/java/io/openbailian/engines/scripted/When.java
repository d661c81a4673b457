package io.openbailian.engines.scripted;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.text.TextRequest;
import io.openbailian.text.Pattern;
import java.util.Optional;

/// Which calls a rule is for; what is absent is not asked.
///
/// @param model the whole name
/// @param prompt found anywhere in the prompt
/// @param operation the whole name
/// @param file found anywhere in the address of the recording
record When(
    Optional<Pattern> model,
    Optional<Pattern> prompt,
    Optional<Pattern> operation,
    Optional<Pattern> file) {
  static final When ANY =
      new When(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  boolean matches(EngineCall call) {
    return whole(model, call.model().name())
        && whole(operation, call.operation().name())
        && found(prompt, said(call))
        && found(file, recording(call));
  }

  /// What was asked or is to be spoken: of a conversation, what the user said last.
  private static String said(EngineCall call) {
    return call.operation().result() == ResultShape.TEXT
        ? TextRequest.of(call.values()).lastWords()
        : call.values()
            .text(Meaning.TEXT)
            .orElseGet(() -> call.values().textOrEmpty(Meaning.PROMPT));
  }

  private static String recording(EngineCall call) {
    return call.values().has(Meaning.FILES)
        ? call.recording(call.items().getFirst().index()).address()
        : "";
  }

  /// Of a prompt, in chars: rules are looked up on a virtual thread, which must not compute for
  /// long.
  private static final int LOOKED_AT = 16_000;

  private static boolean whole(Optional<Pattern> pattern, String name) {
    return pattern.map(p -> p.matcher(name).matches()).orElse(true);
  }

  private static boolean found(Optional<Pattern> pattern, String text) {
    return pattern
        .map(p -> p.isIn(text.substring(0, Math.min(text.length(), LOOKED_AT))))
        .orElse(true);
  }
}
