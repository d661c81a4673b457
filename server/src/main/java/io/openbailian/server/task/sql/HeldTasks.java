package io.openbailian.server.task.sql;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.AttemptEnd;
import io.openbailian.server.task.AttemptRow;
import io.openbailian.server.task.AttemptStart;
import io.openbailian.server.task.Claimed;
import io.openbailian.server.task.NumberedEnd;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a worker does with the tasks it holds. Each change looks the task up first, in its own
/// transaction: who does not hold it any more changes nothing.
final class HeldTasks {
  private final TaskParts parts;
  private final TaskEnds ends;

  HeldTasks(TaskParts parts, TaskEnds ends) {
    this.parts = parts;
    this.ends = ends;
  }

  /// A row and the attempts that belong to it.
  private record Whole(TaskRow row, List<AttemptRow> attempts) {}

  /// The claimed tasks as they are now; one that ended while it was being claimed is left out.
  List<Claimed> look(List<TaskKey> keys, String worker) throws InterruptedException {
    if (keys.isEmpty()) {
      return List.of();
    }
    boolean seen = false;
    try {
      List<Whole> rows = parts.database().read(session -> session.snapshot(one -> rows(one, keys)));
      seen = true;
      return keepOpen(keys, rows);
    } finally {
      if (!seen) {
        giveBack(keys, worker);
      }
    }
  }

  private void giveBack(List<TaskKey> keys, String worker) throws InterruptedException {
    for (TaskKey key : keys) {
      parts.queue().release(key, worker).ifPresent(parts.announcements()::released);
    }
  }

  private List<Claimed> keepOpen(List<TaskKey> keys, List<Whole> rows) throws InterruptedException {
    List<Claimed> open = new ArrayList<>();
    List<TaskKey> gone = new ArrayList<>(keys);
    for (Whole whole : rows) {
      TaskRow row = whole.row();
      if (!row.progress().status().isFinal()) {
        gone.remove(row.key());
        open.add(
            new Claimed(
                row.task(), Optional.ofNullable(row.inputs()), whole.attempts(), row.wish()));
      }
    }
    for (TaskKey key : gone) {
      parts.queue().forget(key);
    }
    return open;
  }

  private List<Whole> rows(Session session, List<TaskKey> keys) throws SQLException {
    List<Whole> rows = new ArrayList<>();
    for (TaskKey key : keys) {
      Optional<TaskRow> row = parts.tasks().find(session, key);
      if (row.isPresent()) {
        rows.add(new Whole(row.get(), parts.attempts().of(session, key)));
      }
    }
    return rows;
  }

  boolean begin(TaskKey key, String worker, AttemptStart attempt) {
    Instant begun = attempt.begun().truncatedTo(ChronoUnit.MILLIS);
    Instant deadline = attempt.deadline().truncatedTo(ChronoUnit.MILLIS);
    return parts
        .database()
        .write(transaction -> {
          Optional<TaskStanding> held =
              held(transaction, key, worker)
                  .filter(task -> task.isOpen(begun) && task.wish().isEmpty());
          if (held.isEmpty()) {
            return false;
          }
          TaskStanding task = held.get();
          if (task.isPending()) {
            parts.tasks().begin(transaction, key, begun, deadline);
            parts.counts().became(transaction, task, TaskStatus.RUNNING);
            TaskState running = new TaskState.Running(begun, deadline);
            transaction.afterCommit(() -> parts.cache().change(key.id(), running));
          }
          parts.attempts().add(transaction, key, attempt);
          parts.queue().begun(transaction, task, attempt);
          return true;
        });
  }

  boolean handle(TaskKey key, int attempt, String worker, String handle) {
    return parts
        .database()
        .write(transaction ->
            held(transaction, key, worker).isPresent()
                && parts.attempts().handle(transaction, key, attempt, handle));
  }

  boolean endAttempt(TaskKey key, int attempt, String worker, AttemptEnd end) {
    return parts
        .database()
        .write(transaction ->
            held(transaction, key, worker).isPresent()
                && parts.attempts().end(transaction, key, attempt, end));
  }

  boolean end(
      TaskKey key,
      String worker,
      TaskState.Ended end,
      List<Artifact> files,
      Optional<NumberedEnd> lastAttempt) {
    return parts
        .database()
        .write(transaction -> {
          Optional<TaskStanding> task =
              held(transaction, key, worker).filter(held -> held.isOpen(end.ended()));
          if (task.isEmpty()) {
            return false;
          }
          if (lastAttempt.isPresent()) {
            NumberedEnd last = lastAttempt.get();
            parts.attempts().end(transaction, key, last.number(), last.end());
          }
          ends.end(transaction, task.get(), end, files);
          return true;
        });
  }

  boolean move(TaskKey key, String worker, String lane) {
    return parts
        .database()
        .write(transaction -> {
          Optional<TaskStanding> held =
              held(transaction, key, worker).filter(task -> !task.status().isFinal());
          if (held.isPresent()) {
            parts.tasks().move(transaction, key, lane);
            parts.queue().moved(transaction, held.get(), lane);
            transaction.afterCommit(() -> parts.cache().move(key.id(), lane));
          }
          return held.isPresent();
        });
  }

  void release(TaskKey key, String worker) throws InterruptedException {
    parts.queue().release(key, worker).ifPresent(parts.announcements()::released);
  }

  /// How many PENDING tasks come before this one, as far as is looked.
  long ahead(Task task, int atMostOfItsKey) throws InterruptedException {
    return parts
        .database()
        .readIfRoom(session -> {
          long older = parts.tasks().pendingBefore(session, task, atMostOfItsKey);
          return older + parts.queue().ahead(session, task.lane(), task.workspace(), older);
        });
  }

  private Optional<TaskStanding> held(Transaction transaction, TaskKey key, String worker)
      throws SQLException {
    Optional<TaskStanding> task = parts.tasks().lock(transaction, key);
    return task.isPresent() && parts.queue().isHeld(transaction, task.get(), worker)
        ? task
        : Optional.empty();
  }
}
