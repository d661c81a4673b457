package io.openbailian.cli.output;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.client.GenerationAnswer;
import io.openbailian.protocol.client.ItemAnswer;
import io.openbailian.protocol.client.TaskAnswer;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// How a request ended, whichever way it was asked.
///
/// @param id of the task, or of the request where there is none; files are named after it
/// @param task whether it was a task, which can be asked for again
/// @param items the pictures, and what failed in place of some
/// @param lost how many pictures failed without an item that says why
/// @param failure why there is nothing at all
/// @param note what a success has to say
/// @param whole the answer as it came
public record Outcome(
    String id,
    boolean task,
    Optional<String> requestId,
    List<ItemAnswer> items,
    int lost,
    Optional<String> failure,
    Optional<String> note,
    ObjectNode whole) {
  private static final String NAMELESS = "answer";

  public Outcome {
    items = List.copyOf(items);
  }

  public static Outcome of(TaskAnswer task) {
    return new Outcome(
        task.taskId(),
        true,
        task.requestId(),
        task.items(),
        lost(task),
        failure(task),
        task.status() == TaskStatus.SUCCEEDED ? task.message() : Optional.empty(),
        task.whole());
  }

  /// A task of choices counts its failures and says no more of them.
  private static int lost(TaskAnswer task) {
    long told = task.items().stream().filter(item -> item.url().isEmpty()).count();
    return task.status() == TaskStatus.SUCCEEDED
        ? (int) Math.max(0, task.metrics().failed() - told)
        : 0;
  }

  public static Outcome of(GenerationAnswer answer) {
    List<ItemAnswer> items = answer.items();
    return new Outcome(
        answer.requestId().orElse(NAMELESS),
        false,
        answer.requestId(),
        items,
        answer.failed(),
        items.isEmpty() ? Optional.of(Texts.say("answer.no-picture")) : Optional.empty(),
        Optional.empty(),
        answer.whole());
  }

  /// True when every picture that was asked for is there.
  boolean complete() {
    return lost == 0 && items.stream().map(ItemAnswer::url).allMatch(Optional::isPresent);
  }

  /// Why a task has no results, as an error to print; empty when it succeeded.
  public static Optional<String> failure(TaskAnswer task) {
    return switch (task.status()) {
      case SUCCEEDED -> Optional.empty();
      case FAILED, UNKNOWN ->
          Optional.of(
              "%s: %s"
                  .formatted(
                      task.code().orElse(task.status().name()),
                      task.message().orElse(Texts.say("task.empty", task.taskId()))));
      case CANCELED -> Optional.of(Texts.say("task.was-canceled", task.taskId()));
      case PENDING, RUNNING, SUSPENDED ->
          Optional.of(Texts.say("task.is-still", task.taskId(), task.status()));
    };
  }
}
