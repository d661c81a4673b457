package io.openbailian.server.task;

import io.openbailian.protocol.TaskStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of a task with what is known in it. An ended state never changes.
public sealed interface TaskState {

  TaskStatus status();

  /// Waiting for a worker.
  record Pending() implements TaskState {
    @Override
    public TaskStatus status() {
      return TaskStatus.PENDING;
    }
  }

  /// A worker has it.
  ///
  /// @param scheduled when the worker took it
  record Running(Instant scheduled) implements TaskState {
    @Override
    public TaskStatus status() {
      return TaskStatus.RUNNING;
    }
  }

  /// A state that never changes again.
  sealed interface Ended extends TaskState {
    Instant ended();
  }

  /// At least one picture came.
  ///
  /// @param items one for each picture asked for, in order; at least one is Produced
  record Succeeded(Instant scheduled, Instant ended, List<ItemResult> items) implements Ended {
    public Succeeded {
      items = List.copyOf(items);
    }

    @Override
    public TaskStatus status() {
      return TaskStatus.SUCCEEDED;
    }
  }

  /// None came.
  ///
  /// @param scheduled absent when it failed before a worker took it
  /// @param items what became of each recording, where there were several; otherwise empty
  record Failed(
      @Nullable Instant scheduled,
      Instant ended,
      String code,
      String message,
      List<ItemResult> items)
      implements Ended {
    public Failed {
      items = List.copyOf(items);
    }

    public Failed(@Nullable Instant scheduled, Instant ended, String code, String message) {
      this(scheduled, ended, code, message, List.of());
    }

    @Override
    public TaskStatus status() {
      return TaskStatus.FAILED;
    }
  }

  /// Taken back by its client while it was PENDING.
  record Canceled(Instant ended) implements Ended {
    @Override
    public TaskStatus status() {
      return TaskStatus.CANCELED;
    }
  }
}
