package io.openbailian.server.task;

import io.openbailian.protocol.TaskStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of a task with what is known in it. An ended state never changes.
public sealed interface TaskState {

  TaskStatus status();

  /// Its first attempt has not begun.
  record Pending() implements TaskState {
    @Override
    public TaskStatus status() {
      return TaskStatus.PENDING;
    }
  }

  /// Its first attempt has begun. It stays in this state to its end, over restarts and moves to
  /// other engines.
  ///
  /// @param scheduled when the first attempt began
  /// @param deadline when what is not done by then fails; absent for a task of an older version
  record Running(Instant scheduled, @Nullable Instant deadline) implements TaskState {
    public Running(Instant scheduled) {
      this(scheduled, null);
    }

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
  /// @param scheduled absent when it failed before its first attempt began
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

  /// Taken back by its client.
  ///
  /// @param scheduled absent when its first attempt had not begun
  /// @param items what had become of each picture by then; empty when nothing had
  record Canceled(@Nullable Instant scheduled, Instant ended, List<ItemResult> items)
      implements Ended {
    public Canceled {
      items = List.copyOf(items);
    }

    /// Taken back while it was PENDING.
    public Canceled(Instant ended) {
      this(null, ended, List.of());
    }

    @Override
    public TaskStatus status() {
      return TaskStatus.CANCELED;
    }
  }
}
