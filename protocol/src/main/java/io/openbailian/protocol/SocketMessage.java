package io.openbailian.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a client says in a text frame of a WebSocket. Source: `spec/wire.md` A.11.
public sealed interface SocketMessage {
  int LONGEST_TASK_ID = 256;

  /// The client's own id of the task, to be echoed; may be empty where it was not said.
  String taskId();

  /// A task begins.
  ///
  /// @param payload an object with a `model`
  record RunTask(String taskId, JsonNode payload) implements SocketMessage {}

  /// More of the input; speech that is recognised comes as binary frames instead.
  record ContinueTask(String taskId) implements SocketMessage {}

  /// No more input comes.
  record FinishTask(String taskId) implements SocketMessage {}

  /// Nothing of the protocol.
  record Unreadable(String taskId, WireError error) implements SocketMessage {}

  /// The frame that begins a task whose input is all in it.
  static String runTask(String taskId, ObjectNode payload) {
    ObjectNode frame = Json.object();
    frame
        .putObject("header")
        .put("action", "run-task")
        .put("task_id", taskId)
        .put("streaming", "out");
    frame.set("payload", payload);
    return Json.text(frame);
  }

  /// Reads one text frame.
  static SocketMessage parse(String text) {
    Optional<JsonNode> tree =
        Json.tryParse(text.getBytes(StandardCharsets.UTF_8)).filter(JsonNode::isObject);
    if (tree.isEmpty()) {
      return new Unreadable("", ErrorCode.INVALID_BODY.with());
    }
    JsonNode header = tree.get().path("header");
    String id = header.path("task_id").asString("");
    if (id.isBlank() || id.length() > LONGEST_TASK_ID) {
      return new Unreadable("", ErrorCode.PROTOCOL.with("header.task_id"));
    }
    return switch (header.path("action").asString("")) {
      case "run-task" -> run(id, tree.get().path("payload"));
      case "continue-task" -> new ContinueTask(id);
      case "finish-task" -> new FinishTask(id);
      default -> new Unreadable(id, ErrorCode.PROTOCOL.with("header.action"));
    };
  }

  private static SocketMessage run(String id, JsonNode payload) {
    if (!payload.isObject()) {
      return new Unreadable(id, ErrorCode.PROTOCOL.with("payload"));
    }
    JsonNode model = payload.path("model");
    return model.isString() && !model.asString().isBlank()
        ? new RunTask(id, payload)
        : new Unreadable(id, ErrorCode.PROTOCOL.with("payload.model"));
  }
}
