package io.openbailian.protocol.client;

import io.openbailian.protocol.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One page of a key's tasks as a client reads it.
///
/// @param whole the answer as it came
public record TaskListAnswer(
    int total, int pages, int page, int pageSize, List<Line> tasks, ObjectNode whole) {

  public TaskListAnswer {
    tasks = List.copyOf(tasks);
  }

  /// One task of the list; its results are asked for by its id.
  public record Line(
      String taskId,
      TaskStatus status,
      String model,
      Optional<Instant> created,
      Optional<Instant> started,
      Optional<Instant> ended) {}

  public static TaskListAnswer of(ObjectNode tree) {
    return new TaskListAnswer(
        Trees.count(tree, "total"),
        Trees.count(tree, "total_page"),
        Trees.count(tree, "page_no"),
        Trees.count(tree, "page_size"),
        Trees.elements(tree, "data").stream().map(TaskListAnswer::line).toList(),
        tree);
  }

  private static Line line(JsonNode tree) {
    return new Line(
        Trees.text(tree, "task_id").orElse(""),
        TaskAnswer.status(Trees.text(tree, "status").orElse("")),
        Trees.text(tree, "model_name").orElse(""),
        moment(tree, "gmt_create"),
        moment(tree, "start_time"),
        moment(tree, "end_time"));
  }

  private static Optional<Instant> moment(JsonNode tree, String member) {
    OptionalLong millis = Trees.integer(tree, member);
    return millis.isPresent()
        ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
        : Optional.empty();
  }
}
