package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.outbound.ForeignJson;
import io.openbailian.outbound.ForeignWords;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.client.SpeechReader;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads what a task of transcription made: a document for each recording, fetched as other results
/// are.
record Transcripts(Results results) {

  /// Emits a transcript, or a failure, for each recording.
  void hand(JsonNode output, EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    for (int i = 0; i < call.items().size(); i++) {
      hand(output.path("results").path(i), call, call.items().get(i), sink);
    }
  }

  private void hand(JsonNode told, EngineCall call, Item item, EventSink sink)
      throws EngineFailure, InterruptedException {
    String address = told.path("transcription_url").asString("");
    if (address.isEmpty()) {
      String code = told.path("code").asString(ErrorCode.TASK_FAILED.code());
      String why = told.path("message").asString("the service made no transcript");
      sink.emit(
          new EngineEvent.ItemFailed(
              item.index(), new WireError(code, 400, ForeignWords.plain(why))));
      return;
    }
    Optional<Results.Fetched> file = results.fetched(results.allowed(address));
    if (file.isEmpty()) {
      sink.emit(new EngineEvent.ItemFailed(item.index(), Results.gone()));
      return;
    }
    JsonNode document =
        ForeignJson.tryParse(file.get().bytes())
            .filter(tree -> tree.path("transcripts").isArray())
            .orElseThrow(() -> new EngineFailure.Broken("the service's transcript is none"));
    long millis = call.recording(item.index()).duration().toMillis();
    List<Speech.Transcript> transcripts = SpeechReader.transcripts(document, millis);
    sink.emit(new EngineEvent.Transcribed(item.index(), transcripts));
  }
}
