package io.openbailian.engines.recordings;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.Json;
import io.openbailian.text.Parts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What one call was and what came of it: a folder with `request.json`, `events.jsonl`, a line for
/// each event with its time in milliseconds, and the files of these. The last line says how it
/// ended.
///
/// @param folder its name says what it is about
record RecordedCall(Path folder, RequestText request) {
  static final String REQUEST = "request.json";
  static final String EVENTS = "events.jsonl";
  static final String AT = "at";
  static final String ENDED = "ended";

  /// Reads the beginning of one.
  ///
  /// @throws IOException when it is none
  static RecordedCall read(Path folder) throws IOException {
    JsonNode tree =
        Json.tryParse(Files.readAllBytes(folder.resolve(REQUEST)))
            .orElseThrow(() -> new IOException("%s is no JSON".formatted(REQUEST)));
    if (!(tree instanceof ObjectNode object)) {
      throw new IOException("%s is no object".formatted(REQUEST));
    }
    return new RecordedCall(folder, new RequestText(object));
  }

  /// What happened.
  ///
  /// @param at after the beginning
  /// @param event empty in the last
  /// @param failure of the last, where it failed
  record Moment(Duration at, Optional<EngineEvent> event, Optional<EngineFailure> failure) {}

  /// All that happened, in order; ends with a moment without an event.
  ///
  /// @throws IOException when something of it is damaged or gone
  List<Moment> moments() throws IOException {
    EventText text = new EventText(new RecordedFiles(folder, Long.MAX_VALUE));
    List<Moment> all = new ArrayList<>();
    String lines = Files.readString(folder.resolve(EVENTS), StandardCharsets.UTF_8);
    boolean over = false;
    for (String line : Parts.of(lines, "\n")) {
      if (line.isBlank()) {
        continue;
      }
      if (over) {
        throw new IOException("something follows its end");
      }
      JsonNode tree =
          Json.tryParse(line.getBytes(StandardCharsets.UTF_8))
              .orElseThrow(() -> new IOException("a line of %s is no JSON".formatted(EVENTS)));
      Duration at = Duration.ofMillis(Math.max(0, tree.path(AT).asLong(0)));
      Optional<EngineFailure> failure = EventText.failure(tree);
      over = failure.isPresent() || tree.path("event").asString("").equals(ENDED);
      all.add(new Moment(at, over ? Optional.empty() : Optional.of(text.read(tree)), failure));
    }
    if (!over) {
      throw new IOException("it has no end");
    }
    return all;
  }

  /// Its name alone.
  String name() {
    return folder.getFileName().toString();
  }
}
