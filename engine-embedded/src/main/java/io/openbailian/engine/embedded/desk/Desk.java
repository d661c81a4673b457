package io.openbailian.engine.embedded.desk;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;

/// Carries out one kind of call. Desks stand in a list, and the first that takes a call serves it.
public interface Desk {

  /// Whether the call is one for this desk. Looks at what is asked and decodes nothing.
  boolean takes(EngineCall call);

  /// Carries the call out; each item's result goes to the sink.
  ///
  /// @throws EngineFailure in words that name what cannot be done here, or what is missing
  /// @throws InterruptedException when the call was stopped
  void serve(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException;

  /// Whether pictures are asked for, in whichever shape they are answered.
  static boolean picturesAsked(EngineCall call) {
    return switch (call.operation().result()) {
      case RESULTS, CHOICES -> true;
      case IMAGE_URL, VIDEO_URL, TEXT, EMBEDDINGS, RANKING, TRANSCRIPTION, SOCKET, PASSED -> false;
    };
  }
}
