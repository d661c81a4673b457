package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.ForeignJson;
import io.openbailian.outbound.Outgoing;
import io.openbailian.outbound.ServerEvents;
import io.openbailian.outbound.UpstreamSettings;
import io.openbailian.protocol.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Answers of text, handed on as the service writes them: a frame of its stream is a piece of ours.
/// Until the answer begins another account may be asked.
record Conversations(UpstreamSettings settings, Accounts accounts) {
  private static final int LARGEST_ANSWER = 16 << 20;
  private static final String EVENTS = "text/event-stream";

  void answer(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    for (EngineCall.Item item : call.items()) {
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped before an answer was asked for");
      }
      answer(call, item, sink);
    }
  }

  private void answer(EngineCall call, EngineCall.Item item, EventSink sink)
      throws EngineFailure, InterruptedException {
    String model = settings.theirs(call.model().name());
    Outgoing request = Outgoing.post(Wire.TEXT_GENERATION, ServiceTextBody.of(call, item, model));
    Outgoing asked =
        call.streamed() ? request.accepting(EVENTS).with(Wire.SSE, Wire.ENABLE) : request;
    TextPieces pieces = new TextPieces(item.index(), sink);
    try (Answer answer = accounts.ask(model, call::stop, account -> account.begun(asked, model))) {
      if (answer.type().equals(EVENTS)) {
        stream(call, answer, pieces);
      } else {
        pieces.take(answer.json(LARGEST_ANSWER));
      }
    }
    pieces.end();
  }

  private static void stream(EngineCall call, Answer answer, TextPieces pieces)
      throws EngineFailure, InterruptedException {
    ServerEvents events = new ServerEvents(answer);
    for (Optional<String> data = events.next(); data.isPresent(); data = events.next()) {
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped while its answer came");
      }
      pieces.take(tree(data.get()));
    }
  }

  private static JsonNode tree(String data) throws EngineFailure {
    return ForeignJson.tryParse(data.getBytes(StandardCharsets.UTF_8))
        .filter(JsonNode::isObject)
        .orElseThrow(
            () -> new EngineFailure.Broken("the service sent a frame that is no JSON object"));
  }
}
