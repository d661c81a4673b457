package io.openbailian.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a client says in a text frame of a WebSocket. Source: the service's API pages.
public sealed interface SocketMessage {
  int LONGEST_TASK_ID = 256;

  /// About how many bytes of memory one may take that has been read.
  int MOST_WEIGHT = 1 << 20;

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
    return runTask(taskId, payload, "out");
  }

  /// The frame that begins a task whose input comes piece by piece.
  static String runDuplexTask(String taskId, ObjectNode payload) {
    return runTask(taskId, payload, "duplex");
  }

  /// The frame that ends the input of a task.
  static String finishTask(String taskId) {
    ObjectNode frame = Json.object();
    frame
        .putObject("header")
        .put("action", "finish-task")
        .put("task_id", taskId)
        .put("streaming", "duplex");
    frame.putObject("payload").putObject("input");
    return Json.text(frame);
  }

  private static String runTask(String taskId, ObjectNode payload, String streaming) {
    ObjectNode frame = Json.object();
    frame
        .putObject("header")
        .put("action", "run-task")
        .put("task_id", taskId)
        .put("streaming", streaming);
    frame.set("payload", payload);
    return Json.text(frame);
  }

  /// What is read of a frame.
  ///
  /// @param payload what is read of the payload of a task
  static JsonShape shape(JsonShape payload) {
    return payload.within(
        "payload", List.of(List.of("header", "task_id"), List.of("header", "action")));
  }

  /// Reads one text frame.
  ///
  /// @param shape of {@link #shape}
  static SocketMessage parse(String text, JsonShape shape) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return switch (JsonReader.read(utf8, utf8.length, shape, MOST_WEIGHT)) {
      case JsonReading.Read read when read.tree().isObject() -> of(read.tree());
      case JsonReading.Read _, JsonReading.TooHeavy _, JsonReading.Broken _ ->
          new Unreadable("", ErrorCode.INVALID_BODY.with());
    };
  }

  private static SocketMessage of(JsonNode tree) {
    JsonNode header = tree.path("header");
    String id = header.path("task_id").asString("");
    if (id.isBlank() || id.length() > LONGEST_TASK_ID) {
      return new Unreadable("", ErrorCode.PROTOCOL.with("header.task_id"));
    }
    return switch (header.path("action").asString("")) {
      case "run-task" -> run(id, tree.path("payload"));
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
