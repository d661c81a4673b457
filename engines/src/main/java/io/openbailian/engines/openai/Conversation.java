package io.openbailian.engines.openai;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.ForeignJson;
import io.openbailian.outbound.Outgoing;
import io.openbailian.outbound.ServerEvents;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers of text: in one piece, or piece by piece as the server writes them.
final class Conversation {
  private static final int LARGEST_ANSWER = 16 << 20;
  private static final String END = "[DONE]";

  private final Server server;

  Conversation(Server server) {
    this.server = server;
  }

  void answer(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    Profile.Chat chat = server.profile().chat().orElseThrow();
    ObjectNode request = ChatRequest.of(call, chat);
    server.name(call.model().name(), request);
    Outgoing outgoing = Outgoing.post(server.path(chat.path()), request);
    ChatAnswer written = new ChatAnswer(call.items().getFirst().index(), sink);
    try (Answer answer = server.client().ask(outgoing.accepting(accepted(call)))) {
      if (answer.type().equals("text/event-stream")) {
        stream(call, answer, written);
      } else { // whoever was asked for a stream may still answer in one piece
        written.whole(answer.json(LARGEST_ANSWER));
      }
    }
    written.end();
  }

  private static String accepted(EngineCall call) {
    return call.streamed() ? "text/event-stream, application/json;q=0.5" : "application/json";
  }

  /// Some servers end without `[DONE]`; whether the answer was whole is told by its reason to end.
  private static void stream(EngineCall call, Answer answer, ChatAnswer written)
      throws EngineFailure, InterruptedException {
    ServerEvents events = new ServerEvents(answer);
    Optional<String> data = events.next();
    while (data.isPresent() && !data.get().strip().equals(END)) {
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped while its answer came");
      }
      written.chunk(tree(data.get()));
      data = events.next();
    }
  }

  private static JsonNode tree(String data) throws EngineFailure {
    return ForeignJson.tryParse(data.getBytes(StandardCharsets.UTF_8))
        .filter(JsonNode::isObject)
        .orElseThrow(
            () -> new EngineFailure.Broken("its server sent an event that is no JSON object"));
  }
}
