package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Channel;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.outbound.TokenChances;
import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.TokenChance;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one answer of text in the API's own shape, whole or frame by frame, and hands on each
/// frame as it comes.
final class TextPieces {
  private final int item;
  private final EventSink sink;
  private final Set<Integer> calls = new HashSet<>();
  private @Nullable FinishReason reason;

  /// @param item which answer of the call
  TextPieces(int item, EventSink sink) {
    this.item = item;
    this.sink = sink;
  }

  /// The whole answer, or a frame with what is new in it.
  void take(JsonNode tree) throws EngineFailure, InterruptedException {
    String code = tree.path("code").asString("");
    if (!code.isEmpty() && !tree.has("output")) { // an error within a stream
      throw Refusals.of(code, tree.path("message").asString(""), 400, Optional.empty());
    }
    JsonNode choice = tree.path("output").path("choices").path(0);
    JsonNode message = choice.path("message");
    write(Channel.REASONING, message.path("reasoning_content").asString(""), List.of());
    write(Channel.ANSWER, message.path("content").asString(""), TokenChances.of(choice));
    int place = 0;
    for (JsonNode call : message.path("tool_calls").values()) {
      tool(call, place++);
    }
    FinishReason.of(choice.path("finish_reason").asString("")).ifPresent(why -> reason = why);
    JsonNode usage = tree.path("usage");
    if (usage.path("output_tokens").isInt()) {
      sink.emit(
          new EngineEvent.Usage(
              Math.max(0, usage.path("input_tokens").asInt(0)),
              Math.max(0, usage.path("output_tokens").asInt(0))));
    }
  }

  private void write(Channel channel, String text, List<TokenChance> chances)
      throws InterruptedException {
    if (!text.isEmpty() || !chances.isEmpty()) {
      sink.emit(new EngineEvent.TextDelta(item, channel, text, chances));
    }
  }

  /// The service names a call in each of its pieces.
  private void tool(JsonNode call, int place) throws InterruptedException {
    int index = call.path("index").asInt(place);
    boolean first = calls.add(index);
    JsonNode function = call.path("function");
    sink.emit(
        new EngineEvent.ToolCallDelta(
            item,
            index,
            first ? call.path("id").asString("") : "",
            first ? function.path("name").asString("") : "",
            function.path("arguments").asString("")));
  }

  /// Nothing comes any more.
  ///
  /// @throws EngineFailure.Broken when the answer broke off
  void end() throws EngineFailure, InterruptedException {
    FinishReason why = reason;
    if (why == null) {
      throw new EngineFailure.Broken("the service's answer ended without saying why");
    }
    sink.emit(new EngineEvent.Finished(item, why));
  }
}
