package io.openbailian.protocol.client;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.WireError;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a server says in a text frame of a WebSocket, as a client reads it.
public sealed interface SocketEvent {
  record Started() implements SocketEvent {}

  /// A part of the result.
  record Generated(JsonNode output) implements SocketEvent {

    /// The sentence that was heard; empty where this is a sign of life only.
    ///
    /// @param otherwise its number, where it says none
    public Optional<Speech.Sentence> heard(int otherwise) {
      JsonNode sentence = output.path("sentence");
      return sentence.isObject() && !sentence.path("heartbeat").asBoolean(false)
          ? Optional.of(SpeechReader.readHeard(sentence, otherwise))
          : Optional.empty();
    }

    /// The sentence that is spoken; empty where no words are told.
    ///
    /// @param otherwise its number, where it says none
    public Optional<Speech.Sentence> spoken(int otherwise) {
      return Optional.of(SpeechReader.readSpoken(output.path("sentence"), otherwise))
          .filter(sentence -> !sentence.text().isBlank());
    }
  }

  /// The end of a task.
  ///
  /// @param usage what is charged; empty where the server does not say
  record Finished(ObjectNode usage) implements SocketEvent {}

  record Failed(WireError error) implements SocketEvent {}

  /// Reads one text frame; what is nothing of the protocol is a failure.
  static SocketEvent parse(String text) {
    JsonNode tree = Json.tryParse(text.getBytes(StandardCharsets.UTF_8)).orElseGet(Json::object);
    JsonNode header = tree.path("header");
    return switch (header.path("event").asString("")) {
      case "task-started" -> new Started();
      case "result-generated" -> new Generated(tree.at("/payload/output"));
      case "task-finished" ->
          new Finished(tree.at("/payload/usage") instanceof ObjectNode o ? o : Json.object());
      case "task-failed" ->
          new Failed(
              ErrorCode.told(
                  header.path("error_code").asString("Unknown"),
                  header.path("error_message").asString("")));
      default -> new Failed(new WireError("Unknown", 500, "the frame is not understood: " + text));
    };
  }
}
