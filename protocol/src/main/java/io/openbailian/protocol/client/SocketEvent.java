package io.openbailian.protocol.client;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a server says in a text frame of a WebSocket, as a client reads it.
public sealed interface SocketEvent {
  record Started() implements SocketEvent {}

  /// A part of the result.
  record Generated(JsonNode output) implements SocketEvent {}

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
              error(
                  header.path("error_code").asString("Unknown"),
                  header.path("error_message").asString("")));
      default -> new Failed(new WireError("Unknown", 500, "the frame is not understood: " + text));
    };
  }

  /// On sockets there is no status; codes of this list have one all the same.
  private static WireError error(String code, String message) {
    for (ErrorCode known : ErrorCode.values()) {
      if (known.code().equals(code)) {
        return new WireError(code, known.status(), message);
      }
    }
    return new WireError(code, 500, message);
  }
}
