package io.openbailian.server.rates.sql;

import io.openbailian.server.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// The statements on the table `task_place`: the tasks of limited keys that are on their way. One
/// that is accepted is counted by its own row.
record PlaceTable() {
  private static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

  /// No submission takes longer: whoever has left its place this long is gone.
  private static final long LONGEST_MILLIS = 300_000;

  /// Those of one key go one after the other.
  private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(8687, hashtext(?))";

  private static final String FORGET =
      """
      DELETE FROM task_place WHERE key_id = ? AND (
        at < %s - ? OR EXISTS (SELECT 1 FROM task WHERE task.id_high = task_place.id_high))
      """
          .formatted(NOW);

  /// In one statement, so that a task which is accepted meanwhile counts once.
  private static final String COUNT =
      """
      SELECT
        (SELECT count(*) FROM task
            WHERE status = 'PENDING' AND workspace = ? AND coalesce(key_id, workspace) = ?)
        + (SELECT count(*) FROM task
            WHERE status = 'RUNNING' AND workspace = ? AND coalesce(key_id, workspace) = ?)
        + (SELECT count(*) FROM task_place WHERE key_id = ?
            AND NOT EXISTS (SELECT 1 FROM task WHERE task.id_high = task_place.id_high))
      """;

  private static final String INSERT =
      "INSERT INTO task_place (id_high, key_id, at) VALUES (?, ?, %s)".formatted(NOW);

  /// Takes a place, if the key has one left.
  boolean take(Transaction transaction, String workspace, String key, int most, long idHigh)
      throws SQLException {
    Optional<Integer> _ = transaction.first(LOCK, row -> row.getInt(1), key);
    transaction.update(FORGET, key, LONGEST_MILLIS);
    long taken =
        transaction
            .first(COUNT, row -> row.getLong(1), workspace, key, workspace, key, key)
            .orElse(0L);
    return taken < most && transaction.update(INSERT, idHigh, key) > 0;
  }

  void leave(Transaction transaction, long idHigh) throws SQLException {
    transaction.update("DELETE FROM task_place WHERE id_high = ?", idHigh);
  }
}
