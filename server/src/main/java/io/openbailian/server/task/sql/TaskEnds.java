package io.openbailian.server.task.sql;

import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.artifact.sql.ArtifactTable;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import java.sql.SQLException;
import java.util.List;

/// The one way in which a task ends, whatever ended it: its state, its files and what follows from
/// the end are one transaction.
final class TaskEnds {
  private final ArtifactTable artifacts = new ArtifactTable();
  private final AttemptTable attempts = new AttemptTable();
  private final TaskParts parts;

  TaskEnds(TaskParts parts) {
    this.parts = parts;
  }

  /// Ends a task that is open.
  ///
  /// @param before its row, looked up in this transaction
  /// @param end how; a task whose client wanted it cancelled before ends so all the same
  void end(Transaction transaction, TaskStanding before, TaskState.Ended end, List<Artifact> files)
      throws SQLException {
    TaskRow.Progress progress =
        TaskRow.Progress.of(before.wish().isPresent() ? canceled(end) : end);
    TaskState asStored = progress.state();
    long expires = end.ended().toEpochMilli() + Task.LIFETIME.toMillis();
    parts.tasks().end(transaction, before.key(), progress, expires);
    parts.counts().became(transaction, before, progress.status());
    artifacts.put(transaction, files);
    if (parts.charges().any()) {
      parts
          .charges()
          .settle(
              transaction,
              before.key().id(),
              new TaskCharges.Attempted(
                  attempts.lastEngine(transaction, before.key()),
                  again -> attempts.of(again, before.key())),
              asStored);
    }
    if (asStored instanceof TaskState.Ended over && parts.notices().any()) {
      parts.notices().ended(transaction, before, over);
    }
    parts.queue().over(transaction, before);
    String id = before.key().id();
    transaction.afterCommit(() -> parts.cache().change(id, asStored));
    parts.announcements().ended(id, transaction);
  }

  /// Removes a task whose time is over, ended or not.
  ///
  /// @return the names of its files
  List<String> remove(Transaction transaction, TaskStanding before) throws SQLException {
    parts.tasks().delete(transaction, before.key());
    if (parts.charges().any() && !before.status().isFinal()) {
      parts
          .charges()
          .settle(
              transaction, before.key().id(), TaskCharges.Attempted.NONE, new TaskState.Pending());
    }
    if (parts.notices().any() && !before.status().isFinal()) {
      parts.notices().removed(transaction, before.key());
    }
    parts.counts().removed(transaction, before);
    parts.queue().over(transaction, before);
    String id = before.key().id();
    transaction.afterCommit(() -> parts.cache().remove(id));
    return artifacts.dropOf(transaction, id);
  }

  private static TaskState.Canceled canceled(TaskState.Ended end) {
    return switch (end) {
      case TaskState.Canceled canceled -> canceled;
      case TaskState.Succeeded(var scheduled, var ended, var items) ->
          new TaskState.Canceled(scheduled, ended, items);
      case TaskState.Failed(var scheduled, var ended, _, _, var items) ->
          new TaskState.Canceled(scheduled, ended, items);
    };
  }
}
