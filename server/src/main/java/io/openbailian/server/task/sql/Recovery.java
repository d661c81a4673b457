package io.openbailian.server.task.sql;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.AttemptEnd;
import io.openbailian.server.task.AttemptFailure;
import io.openbailian.server.task.AttemptRow;
import io.openbailian.server.task.LaneOf;
import io.openbailian.server.task.TaskState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What becomes, at start, of the tasks of a process that died.
final class Recovery {
  private static final int LAST_DEATH = 5;

  private final TaskParts parts;
  private final TaskEnds ends;

  Recovery(TaskParts parts, TaskEnds ends) {
    this.parts = parts;
    this.ends = ends;
  }

  /// A task that was RUNNING or whose files were being worked on, and its attempts that had not
  /// ended.
  private record Left(TaskStanding task, List<AttemptRow> open, boolean marked) {
    List<AttemptRow> local() {
      return open.stream().filter(attempt -> attempt.start().local()).toList();
    }

    boolean wasInside() {
      return marked || !local().isEmpty();
    }

    /// Suspects are looked at, and run, one at a time.
    boolean wasAlone() {
      return (marked && task.suspect())
          || local().stream().anyMatch(attempt -> attempt.start().alone());
    }
  }

  /// At start.
  ///
  /// @param marked the tasks whose files were being worked on
  void run(Transaction transaction, Set<String> marked, LaneOf lanes, Instant now)
      throws SQLException {
    List<Left> beside = new ArrayList<>(pending(transaction, marked, now));
    for (TaskStanding task : parts.tasks().pendingSuspects(transaction)) {
      if (!marked.contains(task.key().id()) && parts.queue().isAbandoned(transaction, task, now)) {
        beside.add(new Left(task, List.of(), false));
      }
    }
    takeOver(transaction, beside, marked, lanes, now);
    Set<String> waiting = move(transaction, lanes);
    parts.queue().load(transaction);
    waiting.forEach(lane -> parts.announcements().pending(lane, transaction));
  }

  /// What was left by processes that are gone.
  ///
  /// @return their names
  List<String> reap(Transaction transaction, LaneOf lanes, Instant now) throws SQLException {
    return takeOver(transaction, List.of(), Set.of(), lanes, now);
  }

  /// Each process has died by itself: whose tasks were its only ones is asked for each.
  ///
  /// @param beside what is known to have been left by the process whose marks these are
  private List<String> takeOver(
      Transaction transaction, List<Left> beside, Set<String> marked, LaneOf lanes, Instant now)
      throws SQLException {
    List<String> processes = new ArrayList<>();
    List<Left> known = beside;
    for (TaskQueue.Left left : parts.queue().abandoned(transaction, now)) {
      processes.add(left.process());
      List<Left> all = new ArrayList<>(known);
      known = List.of();
      for (TaskStanding task : left.running()) {
        all.add(left(transaction, task, marked.contains(task.key().id())));
      }
      bury(transaction, all, lanes, now);
      left.lanes().forEach(lane -> parts.announcements().pending(lane, transaction));
    }
    bury(transaction, known, lanes, now);
    return processes;
  }

  private void bury(Transaction transaction, List<Left> all, LaneOf lanes, Instant now)
      throws SQLException {
    boolean onlyOne = all.stream().filter(Left::wasInside).count() == 1;
    boolean oneAlone = all.stream().filter(Left::wasAlone).count() == 1;
    for (Left left : all) {
      if (left.wasInside()) {
        suspect(transaction, left, onlyOne || (oneAlone && left.wasAlone()), lanes, now);
      } else {
        resume(transaction, left, lanes);
      }
    }
  }

  private List<Left> pending(Transaction transaction, Set<String> marked, Instant now)
      throws SQLException {
    List<Left> pending = new ArrayList<>();
    for (String id : marked) {
      Optional<TaskKey> key = TaskKey.parse(id);
      Optional<TaskStanding> task =
          key.isPresent() ? parts.tasks().lock(transaction, key.get()) : Optional.empty();
      if (task.filter(TaskStanding::isPending).isPresent()
          && parts.queue().isAbandoned(transaction, task.get(), now)) {
        pending.add(new Left(task.get(), List.of(), true));
      }
    }
    return pending;
  }

  private Left left(Transaction transaction, TaskStanding task, boolean marked)
      throws SQLException {
    List<AttemptRow> open =
        parts.attempts().of(transaction, task.key()).stream()
            .filter(attempt -> attempt.end().isEmpty())
            .toList();
    return new Left(task, open, marked);
  }

  /// Its process died while it ran inside it, or looked at its files, so it may be what killed it.
  private void suspect(
      Transaction transaction, Left left, boolean blamed, LaneOf lanes, Instant now)
      throws SQLException {
    TaskStanding task = left.task();
    int deaths = task.deaths() + (blamed ? 1 : 0);
    boolean last = deaths >= LAST_DEATH;
    for (AttemptRow attempt : last ? left.open() : left.local()) {
      parts.attempts().end(transaction, task.key(), attempt.start().number(), death(now));
    }
    parts.tasks().suspect(transaction, task.key(), deaths);
    if (last) {
      ends.end(transaction, task, buried(left, now), List.of());
    } else {
      List<AttemptRow> elsewhere =
          left.open().stream().filter(attempt -> !attempt.start().local()).toList();
      resume(transaction, new Left(task, elsewhere, false), lanes);
    }
  }

  private static AttemptEnd death(Instant now) {
    return new AttemptEnd(
        now,
        Optional.of(
            new AttemptFailure(AttemptFailure.DIED, "", "the server stopped while it was running")),
        List.of(),
        Optional.empty());
  }

  private static TaskState.Failed buried(Left left, Instant now) {
    TaskStanding task = left.task();
    WireError error =
        ErrorCode.TASK_FAILED.with(
            "the server stopped %d times %s".formatted(LAST_DEATH, when(left)));
    Long begun = task.scheduled();
    Instant scheduled = begun == null ? now : Instant.ofEpochMilli(begun);
    return new TaskState.Failed(scheduled, now, error.code(), error.message());
  }

  private static String when(Left left) {
    if (left.task().isPending()) {
      return "while its inputs were looked at";
    }
    return left.local().isEmpty() ? "while its files were worked on" : "while it was running";
  }

  /// An open attempt elsewhere belongs to its lane's engine; without one, whoever serves the model
  /// now carries the task on.
  private void resume(Transaction transaction, Left left, LaneOf lanes) throws SQLException {
    TaskStanding task = left.task();
    String lane =
        left.open().isEmpty()
            ? lanes.lane(task.operation(), task.model(), task.lane())
            : task.lane();
    if (!lane.equals(task.lane())) {
      parts.tasks().move(transaction, task.key(), lane);
    }
    TaskStanding waiting = parts.tasks().lock(transaction, task.key()).orElseThrow();
    parts.queue().found(transaction, waiting);
    if (waiting.suspect()) {
      parts.announcements().suspect(transaction);
    } else {
      parts.announcements().pending(waiting.lane(), transaction);
    }
  }

  /// Moves tasks to the lane that now serves their model.
  ///
  /// @return the lanes that have PENDING tasks
  private Set<String> move(Transaction transaction, LaneOf lanes) throws SQLException {
    Set<String> waiting = new HashSet<>();
    for (TaskTable.Place place : parts.tasks().places(transaction)) {
      String lane = lanes.lane(place.operation(), place.model(), place.lane());
      waiting.add(lane);
      if (!lane.equals(place.lane())) {
        parts.tasks().moveAll(transaction, place, lane);
      }
    }
    return waiting;
  }
}
