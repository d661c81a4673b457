package io.openbailian.protocol.client;

import io.openbailian.protocol.TaskStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A task as a client reads it, from its creation and from every query.
///
/// The times are the wire's own, local to Asia/Shanghai. `code` and `message` are those of a task
/// that failed as a whole; a partial failure is told by its items.
///
/// @param requestId the id of the request that was answered, not of the task
/// @param items its pictures, whatever shape its results have; empty until the task succeeded
/// @param whole the answer as it came
public record TaskAnswer(
    Optional<String> requestId,
    String taskId,
    TaskStatus status,
    Optional<String> submitted,
    Optional<String> scheduled,
    Optional<String> ended,
    List<ItemAnswer> items,
    Optional<String> code,
    Optional<String> message,
    Metrics metrics,
    ObjectNode whole) {

  public TaskAnswer {
    items = List.copyOf(items);
  }

  /// How many of a task's items are done; all 0 where a service does not count.
  public record Metrics(int total, int succeeded, int failed) {}

  /// Reads a task; empty when the tree is none.
  public static Optional<TaskAnswer> parse(JsonNode tree) {
    JsonNode output = tree.path("output");
    Optional<String> id = Trees.text(output, "task_id");
    Optional<String> status = Trees.text(output, "task_status");
    if (id.isEmpty() || status.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TaskAnswer(
            Trees.text(tree, "request_id"),
            id.get(),
            status(status.get()),
            Trees.text(output, "submit_time"),
            Trees.text(output, "scheduled_time"),
            Trees.text(output, "end_time"),
            ItemAnswer.listOf(output),
            Trees.text(output, "code"),
            Trees.text(output, "message"),
            metrics(output.path("task_metrics")),
            (ObjectNode) tree));
  }

  /// A foreign status is unknown: nobody could say when to stop asking.
  static TaskStatus status(String wire) {
    for (TaskStatus status : TaskStatus.values()) {
      if (status.name().equals(wire.toUpperCase(Locale.ROOT))) {
        return status;
      }
    }
    return TaskStatus.UNKNOWN;
  }

  private static Metrics metrics(JsonNode tree) {
    return new Metrics(
        Trees.count(tree, "TOTAL"), Trees.count(tree, "SUCCEEDED"), Trees.count(tree, "FAILED"));
  }
}
