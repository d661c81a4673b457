package io.openbailian.protocol.server;

import io.openbailian.protocol.Usage;
import tools.jackson.databind.node.ObjectNode;

/// The `usage` of a text: the same for answers in one piece and for every frame of a stream, in the
/// words of either dialect.
final class TextUsage {
  private static final String TOTAL = "total_tokens";
  private static final String PROMPT_DETAILS = "prompt_tokens_details";

  private TextUsage() {}

  /// In the vendor's own dialect.
  ///
  /// @param searched whether a search was asked for; there was none, and nothing is charged for it
  static void put(ObjectNode answer, Usage.Tokens tokens, boolean searched) {
    ObjectNode usage = answer.putObject("usage");
    usage.put("input_tokens", tokens.input());
    usage.put("output_tokens", tokens.output());
    usage.put(TOTAL, tokens.total());
    usage.putObject(PROMPT_DETAILS).put("cached_tokens", 0);
    putReasoning(usage, "output_tokens_details", tokens);
    if (searched) {
      usage.putObject("plugins").putObject("search").put("count", 0);
    }
  }

  /// In the OpenAI dialect.
  static void putCompatible(ObjectNode answer, Usage.Tokens tokens) {
    ObjectNode usage = answer.putObject("usage");
    usage.put("prompt_tokens", tokens.input());
    usage.put("completion_tokens", tokens.output());
    usage.put(TOTAL, tokens.total());
    usage.putObject(PROMPT_DETAILS).put("cached_tokens", 0);
    putReasoning(usage, "completion_tokens_details", tokens);
  }

  private static void putReasoning(ObjectNode usage, String name, Usage.Tokens tokens) {
    if (tokens.reasoning() > 0) {
      usage.putObject(name).put("reasoning_tokens", tokens.reasoning());
    }
  }
}
