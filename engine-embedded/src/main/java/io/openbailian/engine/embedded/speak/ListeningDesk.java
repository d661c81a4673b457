package io.openbailian.engine.embedded.speak;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.embedded.desk.Desk;
import io.openbailian.protocol.ErrorCode;

/// Takes calls in which speech is to be recognised, to say what is missing for that.
public final class ListeningDesk implements Desk {

  @Override
  public boolean takes(EngineCall call) {
    return switch (call.operation().result()) {
      case TRANSCRIPTION -> true;
      case SOCKET -> !hasText(call);
      case RESULTS, CHOICES, IMAGE_URL, VIDEO_URL, TEXT, EMBEDDINGS, RANKING, PASSED -> false;
    };
  }

  /// On a socket something is spoken where requests have a text, and heard where they have none.
  static boolean hasText(EngineCall call) {
    return !call.operation().places(Meaning.TEXT).isEmpty();
  }

  @Override
  public void serve(EngineCall call, EventSink sink) throws EngineFailure {
    throw new EngineFailure.Refused(
        ErrorCode.MODEL_UNAVAILABLE
            .with()
            .sent(
                "speech is recognised by a model with weights, which this server does not come with: name an engine that has one under engines and routes of the configuration"));
  }
}
