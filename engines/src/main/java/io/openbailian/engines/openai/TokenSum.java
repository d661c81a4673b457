package io.openbailian.engines.openai;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EventSink;
import tools.jackson.databind.JsonNode;

/// The tokens that the answers to the parts of one call count.
final class TokenSum {
  private int tokens;
  private boolean complete = true;

  /// @param usage of an answer; it may say nothing
  void add(JsonNode usage) {
    int counted = usage.path("prompt_tokens").asInt(usage.path("total_tokens").asInt(0));
    complete &= counted > 0;
    tokens = (int) Math.min(Integer.MAX_VALUE, (long) tokens + Math.max(0, counted));
  }

  /// Tells the sum, if every answer counted.
  void tell(EventSink sink) throws InterruptedException {
    if (complete) {
      sink.emit(new EngineEvent.Usage(tokens, 0));
    }
  }
}
