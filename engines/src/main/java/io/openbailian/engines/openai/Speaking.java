package io.openbailian.engines.openai;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.Outgoing;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Speech;
import io.openbailian.text.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Has texts read aloud, and hands on the sound as it comes. It is asked for as WAV, which says how
/// many samples a second it has.
final class Speaking {
  private static final Pattern TAG = Pattern.compile("<[^<>]{0,1000}>");
  private static final String SSML = "SSML";

  private final Server server;
  private final Voice.Choice voices;

  Speaking(Server server, Voice.Choice voices) {
    this.server = server;
    this.voices = voices;
  }

  void speak(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    Profile.Speech speech = server.profile().speech().orElseThrow();
    Values values = call.values();
    String model = call.model().name();
    String text = text(values);
    ObjectNode request = Json.object();
    server.name(model, request);
    request.put("input", text).put("voice", voices.of(model)).put("response_format", "wav");
    for (Map.Entry<String, String> field : speech.fields().entrySet()) {
      JsonNode value = values.node(field.getKey());
      if (value != null) {
        request.set(field.getValue(), value);
      }
    }
    try (Answer answer = server.client().ask(Outgoing.post(server.path(speech.path()), request))) {
      long millis = hand(answer, call, sink);
      sink.emit(
          new EngineEvent.Said(new Speech.Sentence(0, 0, Optional.of(millis), text, List.of())));
    }
  }

  /// Servers of this dialect read words alone.
  private static String text(Values values) {
    String text = values.textOrEmpty(Meaning.TEXT);
    return SSML.equalsIgnoreCase(values.textOrEmpty(Meaning.TEXT_TYPE))
        ? String.join("", TAG.split(text)).strip()
        : text;
  }

  private static long hand(Answer answer, EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    WavSamples wav = new WavSamples(answer);
    long samples = 0;
    short[] piece = wav.next();
    while (piece.length > 0) {
      if (call.stopped()) {
        throw new InterruptedException("the call was stopped while it was spoken");
      }
      samples += piece.length;
      sink.emit(new EngineEvent.AudioChunk(piece, wav.rate()));
      piece = wav.next();
    }
    if (samples == 0) {
      throw new EngineFailure.Broken("its server answered with no sound");
    }
    return 1000 * samples / wav.rate();
  }
}
