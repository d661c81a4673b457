package io.openbailian.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why an answer of text ended.
public enum FinishReason {
  /// It was complete, or came to a stop word.
  STOP,
  /// It reached the limit of tokens.
  LENGTH,
  /// It asks for tools to be called.
  TOOL_CALLS;

  /// As the wire says it, for example `tool_calls`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FinishReason> of(String word) {
    return Arrays.stream(values()).filter(reason -> reason.word().equals(word)).findFirst();
  }
}
