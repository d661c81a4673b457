package io.openbailian.engines.openai;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Channel;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.outbound.Failures;
import io.openbailian.outbound.ForeignWords;
import io.openbailian.outbound.TokenChances;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.TokenChance;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one answer of text, whole or chunk by chunk, and hands on what it says.
final class ChatAnswer {
  private static final String CONTENT_FILTER = "content_filter";
  private static final int SERVER_FAULT = 500;

  private final int item;
  private final EventSink sink;
  private @Nullable String reason;
  private Optional<EngineEvent.Usage> usage = Optional.empty();
  private boolean asksForTools;

  /// @param item which answer of the call
  ChatAnswer(int item, EventSink sink) {
    this.item = item;
    this.sink = sink;
  }

  /// An answer in one piece.
  void whole(JsonNode tree) throws EngineFailure, InterruptedException {
    take(tree, "message");
  }

  /// One chunk of a stream.
  void chunk(JsonNode tree) throws EngineFailure, InterruptedException {
    take(tree, "delta");
  }

  private void take(JsonNode tree, String where) throws EngineFailure, InterruptedException {
    if (tree.has("error") || tree.path("object").asString("").equals("error")) {
      throw failure(tree);
    }
    JsonNode choice = tree.path("choices").path(0);
    write(choice.path(where), TokenChances.of(choice));
    JsonNode told = choice.path("finish_reason");
    if (told.isString()) {
      reason = told.asString();
    }
    JsonNode counted = tree.path("usage");
    if (counted.isObject()) {
      usage =
          Optional.of(
              new EngineEvent.Usage(
                  counted.path("prompt_tokens").asInt(0),
                  counted.path("completion_tokens").asInt(0)));
    }
  }

  /// Errors within a stream have no status of their own; some carry one as their code.
  private static EngineFailure failure(JsonNode tree) {
    JsonNode code = tree.path("error").path("code");
    JsonNode status = code.isNumber() ? code : tree.path("code");
    return Failures.of(
        status.isNumber() ? status.asInt() : SERVER_FAULT,
        ForeignWords.read(tree),
        Optional.empty(),
        false);
  }

  private void write(JsonNode said, List<TokenChance> chances) throws InterruptedException {
    // vLLM and Ollama call it reasoning, SGLang and llama.cpp reasoning_content
    write(Channel.REASONING, said.path("reasoning_content").asString(""), List.of());
    write(Channel.REASONING, said.path("reasoning").asString(""), List.of());
    write(Channel.ANSWER, said.path("content").asString(""), chances);
    int place = 0;
    for (JsonNode call : said.path("tool_calls").values()) {
      asksForTools = true;
      sink.emit(
          new EngineEvent.ToolCallDelta(
              item,
              call.path("index").asInt(place++),
              call.path("id").asString(""),
              call.path("function").path("name").asString(""),
              arguments(call.path("function").path("arguments"))));
    }
  }

  /// Some servers send an object in place of its text.
  private static String arguments(JsonNode given) {
    return given.isObject() ? given.toString() : given.asString("");
  }

  private void write(Channel channel, String text, List<TokenChance> chances)
      throws InterruptedException {
    if (!text.isEmpty() || !chances.isEmpty()) {
      sink.emit(new EngineEvent.TextDelta(item, channel, text, chances));
    }
  }

  /// Nothing comes any more.
  ///
  /// @throws EngineFailure.Broken when the answer broke off
  void end() throws EngineFailure, InterruptedException {
    if (reason == null) {
      throw new EngineFailure.Broken("its server's answer ended without saying why");
    }
    if (usage.isPresent()) {
      sink.emit(usage.get());
    }
    if (reason.equals(CONTENT_FILTER)) {
      sink.emit(new EngineEvent.ItemFailed(item, ErrorCode.DATA_INSPECTION_OUTPUT.with()));
      return;
    }
    FinishReason why = FinishReason.of(reason).orElse(FinishReason.STOP);
    boolean tools = asksForTools && why == FinishReason.STOP;
    sink.emit(new EngineEvent.Finished(item, tools ? FinishReason.TOOL_CALLS : why));
  }
}
