package io.openbailian.engines.dashscope;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// An answer in which texts and pictures come in turn, each handed on as it comes: of a stream
/// ({@link StoryStream}), or of a task that is over. It has as many pictures as the service found
/// right, at most one for each item of the call.
final class Stories {
  private final EngineCall call;
  private final EventSink sink;
  private int pictures;

  Stories(EngineCall call, EventSink sink) {
    this.call = call;
    this.sink = sink;
  }

  /// Whether texts and pictures are to come in turn.
  static boolean isStory(EngineCall call) {
    return call.values().flag(Meaning.ENABLE_INTERLEAVE);
  }

  /// Hands on what a task made.
  static void hand(JsonNode output, Results results, EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    Stories story = new Stories(call, sink);
    story.write(output, results);
    story.end();
  }

  /// Hands on what a frame of a stream brought.
  void take(JsonNode frame, Results results) throws EngineFailure, InterruptedException {
    String code = frame.path("code").asString("");
    if (!code.isEmpty() && !frame.has("output")) { // an error within a stream
      throw Refusals.of(code, frame.path("message").asString(""), 400, Optional.empty());
    }
    write(frame.path("output"), results);
  }

  private void write(JsonNode output, Results results) throws EngineFailure, InterruptedException {
    for (JsonNode choice : output.path("choices").values()) {
      for (JsonNode part : choice.path("message").path("content").values()) {
        String text = part.path("text").asString("");
        if (!text.isEmpty()) {
          sink.emit(new EngineEvent.TextDelta(text));
        }
        if (part.has("image") && pictures < call.items().size()) {
          int item = call.items().get(pictures++).index();
          results.hand(part.path("image").asString(""), item, sink);
        }
      }
    }
  }

  /// Nothing more comes.
  void end() throws EngineFailure {
    if (pictures == 0) {
      throw new EngineFailure.Broken("the service's answer ended without a picture");
    }
  }
}
