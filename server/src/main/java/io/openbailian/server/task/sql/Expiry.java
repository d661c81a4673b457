package io.openbailian.server.task.sql;

import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.TaskStore.Expired;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Removes the rows of tasks whose time is over, and those of their files.
final class Expiry {
  private static final String EXPIRE =
      """
      DELETE FROM task
      WHERE id_high IN (SELECT id_high FROM task WHERE expires <= ? ORDER BY expires LIMIT ?)
      RETURNING id_high, id_low, key_id, status = 'PENDING', inputs
      """;

  private static final String DROP_FILES = "DELETE FROM artifact WHERE owner_id = ? RETURNING name";

  private static final String EXPIRE_FILES =
      """
      DELETE FROM artifact
      WHERE name IN (SELECT name FROM artifact WHERE expires <= ? ORDER BY expires LIMIT ?)
      RETURNING name
      """;

  private final QueueCounts counts;
  private final TaskCache cache;

  Expiry(QueueCounts counts, TaskCache cache) {
    this.counts = counts;
    this.cache = cache;
  }

  /// A slice of what had expired.
  ///
  /// @param inputs files of large values that no task has any more
  record Slice(Expired expired, List<String> inputs) {}

  Slice run(Transaction transaction, Instant now, int atMost) throws SQLException {
    long millis = now.toEpochMilli();
    List<Gone> gone = transaction.list(EXPIRE, Gone::read, millis, atMost);
    List<String> files = new ArrayList<>();
    for (Gone task : gone) {
      files.addAll(transaction.list(DROP_FILES, row -> row.getString(1), task.id()));
      forget(transaction, task);
    }
    files.addAll(transaction.list(EXPIRE_FILES, row -> row.getString(1), millis, atMost));
    return new Slice(
        new Expired(gone.size(), files),
        gone.stream().flatMap(task -> task.inputs().stream()).toList());
  }

  /// A task that was removed.
  private record Gone(String id, String keyId, boolean pending, Optional<String> inputs) {
    static Gone read(ResultSet row) throws SQLException {
      return new Gone(
          new TaskKey(row.getLong(1), row.getLong(2)).id(),
          row.getString(3),
          row.getBoolean(4),
          Optional.ofNullable(row.getString(5)));
    }
  }

  private void forget(Transaction transaction, Gone task) {
    transaction.afterCommit(() -> cache.remove(task.id()));
    if (task.pending()) {
      counts.add(task.keyId(), -1, transaction);
    }
  }
}
