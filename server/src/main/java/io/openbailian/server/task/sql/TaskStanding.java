package io.openbailian.server.task.sql;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.task.CancelWish;
import io.openbailian.server.task.Task;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a change must know of a task before it changes it.
///
/// @param scheduled when its first attempt began, milliseconds
/// @param suspect true when it may have killed a process
public record TaskStanding(
    TaskKey key,
    String workspace,
    String lane,
    String operation,
    String model,
    TaskStatus status,
    long submitted,
    long expires,
    @Nullable Long scheduled,
    int deaths,
    boolean suspect,
    Optional<CancelWish> wish) {

  static final String COLUMNS =
      "id_high, id_low, workspace, lane, operation, model, status, submitted, expires, scheduled,"
          + " deaths, suspect, cancel";

  /// Reads {@link #COLUMNS}.
  static TaskStanding read(ResultSet row) throws SQLException {
    long scheduled = row.getLong(10);
    boolean begun = !row.wasNull();
    return new TaskStanding(
        new TaskKey(row.getLong(1), row.getLong(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        TaskStatus.valueOf(row.getString(7)),
        row.getLong(8),
        row.getLong(9),
        begun ? scheduled : null,
        row.getInt(11),
        row.getInt(12) == 1,
        Optional.ofNullable(row.getString(13)).map(CancelWish::valueOf));
  }

  boolean isPending() {
    return status == TaskStatus.PENDING;
  }

  boolean isRunning() {
    return status == TaskStatus.RUNNING;
  }

  /// True until it has ended or expired.
  boolean isOpen(Instant now) {
    return !status.isFinal() && expires > now.toEpochMilli();
  }

  /// A task as it is when it has been accepted.
  static TaskStanding accepted(TaskKey key, Task task) {
    return new TaskStanding(
        key,
        task.workspace(),
        task.lane(),
        task.request().operation(),
        task.request().model(),
        task.state().status(),
        task.submitted().toEpochMilli(),
        task.expires().toEpochMilli(),
        null,
        0,
        false,
        Optional.empty());
  }
}
