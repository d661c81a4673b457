package io.openbailian.server.task.sql;

import io.openbailian.server.artifact.sql.ArtifactTable;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.TaskStore.Expired;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Removes the rows of tasks whose time is over, and those of their files.
final class Expiry {
  private final ArtifactTable artifacts = new ArtifactTable();
  private final IdempotencyTable keys = new IdempotencyTable();
  private final TaskParts parts;
  private final TaskEnds ends;

  Expiry(TaskParts parts, TaskEnds ends) {
    this.parts = parts;
    this.ends = ends;
  }

  /// A slice of what had expired.
  ///
  /// @param inputs files of large values that no task has any more
  record Slice(Expired expired, List<String> inputs) {}

  Slice run(Transaction transaction, Instant now, int atMost) throws SQLException {
    List<TaskTable.Expired> gone = parts.tasks().expired(transaction, now, atMost);
    List<String> files = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    for (TaskTable.Expired expired : gone) {
      parts.attempts().drop(transaction, expired.task().key());
      keys.drop(transaction, expired.task().key());
      files.addAll(ends.remove(transaction, expired.task()));
      if (expired.inputs() != null) {
        inputs.add(expired.inputs());
      }
    }
    files.addAll(artifacts.dropExpired(transaction, now, atMost));
    return new Slice(new Expired(gone.size(), files), inputs);
  }
}
