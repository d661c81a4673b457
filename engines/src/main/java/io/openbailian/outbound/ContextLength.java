package io.openbailian.outbound;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.Optional;

/// Finds in a server's refusal how many tokens its model takes.
///
/// Sentences seen: "request (20028 tokens) exceeds the available context size (4096 tokens), try
/// increasing it" (llama.cpp, run), "This model's maximum context length is 4096 tokens. However,
/// …" (vLLM, OpenAI), "The input (5000 tokens) is longer than the model's context length (4096
/// tokens)." (SGLang).
final class ContextLength {
  private static final Pattern SENTENCE =
      Pattern.compile("context (?:size|length)(?: is only| is| of)? \\(?([0-9]{1,9}) tokens?");

  private ContextLength() {}

  /// @param message what the server says; empty when it speaks of something else
  static Optional<Long> in(String message) {
    Matcher found = SENTENCE.matcher(message);
    return found.find() ? Optional.of(Long.parseLong(found.group(1))) : Optional.empty();
  }
}
