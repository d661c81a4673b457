package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.ForeignJson;
import io.openbailian.outbound.Outgoing;
import io.openbailian.outbound.ServerEvents;
import io.openbailian.protocol.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Asks for an answer in which texts and pictures come in turn, as a stream.
final class StoryStream {
  private StoryStream() {}

  /// Asks for a stream, and hands on what comes. Until it begins another account may be asked.
  static void ask(Accounts accounts, Submission submission, EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    Begun begun =
        accounts.ask(submission.model(), call::stop, account -> begun(account, submission));
    Stories story = new Stories(call, sink);
    try (Answer answer = begun.answer()) {
      ServerEvents events = new ServerEvents(answer);
      for (Optional<String> data = events.next(); data.isPresent(); data = events.next()) {
        if (call.stopped()) {
          throw new InterruptedException("the call was stopped while its answer came");
        }
        story.take(frame(data.get()), begun.account().results());
      }
    }
    story.end();
  }

  /// A stream that an account began.
  private record Begun(ServiceAccount account, Answer answer) {}

  private static Begun begun(ServiceAccount account, Submission submission)
      throws EngineFailure, InterruptedException {
    Outgoing request =
        submission
            .request(account, false)
            .accepting("text/event-stream")
            .with(Wire.SSE, Wire.ENABLE);
    return new Begun(account, account.begun(request, submission.model()));
  }

  private static JsonNode frame(String data) throws EngineFailure {
    return ForeignJson.tryParse(data.getBytes(StandardCharsets.UTF_8))
        .filter(JsonNode::isObject)
        .orElseThrow(
            () -> new EngineFailure.Broken("the service sent a frame that is no JSON object"));
  }
}
