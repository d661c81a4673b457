package io.openbailian.engines.openai;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Recording;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.ForeignJson;
import io.openbailian.outbound.Form;
import io.openbailian.outbound.Outgoing;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Speech;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What recordings say, channel by channel. Each goes as WAV of 16 kHz: that is the one form that
/// every server reads, and no file of a stranger reaches their decoders.
final class Listening {
  private static final int LARGEST_ANSWER = 64 << 20;
  private static final int LANGUAGE_LETTERS = 2;

  private final Server server;
  private final Path folder;

  Listening(Server server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  void transcribe(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    for (Item item : call.items()) {
      Recording recording = call.recording(item.index());
      List<Speech.Transcript> transcripts = new ArrayList<>();
      for (int channel : channels(call.values())) {
        if (call.stopped()) {
          throw new InterruptedException("the call was stopped before a channel was heard");
        }
        transcripts.add(transcript(call, recording, channel));
      }
      sink.emit(new EngineEvent.Transcribed(item.index(), transcripts));
    }
  }

  private static List<Integer> channels(Values values) {
    JsonNode given = values.node(Meaning.CHANNELS);
    return given == null || given.isEmpty()
        ? List.of(0)
        : given.values().stream().map(JsonNode::asInt).distinct().toList();
  }

  private Speech.Transcript transcript(EngineCall call, Recording recording, int channel)
      throws EngineFailure, InterruptedException {
    Profile.Hearing hearing = server.profile().hearing().orElseThrow();
    try (WavFile wav = WavFile.write(folder, recording, channel)) {
      Form form = new Form().file("file", "audio.wav", wav.body());
      ObjectNode fields = Json.object();
      server.name(call.model().name(), fields);
      fields.put("response_format", hearing.format());
      language(call.values()).ifPresent(language -> fields.put("language", language));
      fields.properties().forEach(field -> form.field(field.getKey(), field.getValue().asString()));
      if (hearing.words()) {
        form.field("timestamp_granularities[]", "segment");
        form.field("timestamp_granularities[]", "word");
      }
      Outgoing request = Outgoing.post(server.path(hearing.path()), form.body());
      try (Answer answer = server.client().ask(request)) {
        return new Transcription(channel, recording.duration().toMillis()).read(tree(answer));
      }
    }
  }

  /// Some servers answer with the text alone, whatever they are asked for.
  private static JsonNode tree(Answer answer) throws EngineFailure, InterruptedException {
    if (answer.type().contains("json")) {
      return answer.json(LARGEST_ANSWER, Transcription.SHAPE);
    }
    byte[] bytes = answer.bytes(LARGEST_ANSWER);
    Optional<JsonNode> tree =
        ForeignJson.tryParse(bytes, Transcription.SHAPE).filter(JsonNode::isObject);
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    if (tree.isEmpty() && text.startsWith("<")) {
      throw new EngineFailure.Broken("its server answered with a page and not with a text");
    }
    return tree.orElseGet(() -> Json.object().put("text", text));
  }

  private static Optional<String> language(Values values) {
    return values.texts(Meaning.LANGUAGE_HINTS).stream()
        .filter(hint -> hint.length() == LANGUAGE_LETTERS)
        .reduce((_, _) -> "") // of several, the server is to find out
        .filter(hint -> !hint.isEmpty());
  }
}
