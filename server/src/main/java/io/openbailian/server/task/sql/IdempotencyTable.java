package io.openbailian.server.task.sql;

import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.IdempotencyKey;
import io.openbailian.server.task.KeyedSubmission;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// The statements on the table `idempotency`: the keys of requests that made tasks. A row lives as
/// long as the row of its task.
record IdempotencyTable() {
  private static final String FIND =
      """
      SELECT request, id_high, id_low FROM idempotency
      WHERE workspace = ? AND path = ? AND idempotency_key = ?
      """;

  private static final String ADD =
      """
      INSERT INTO idempotency (workspace, path, idempotency_key, request, id_high, id_low)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (workspace, path, idempotency_key) DO NOTHING
      """;

  private static final String FORGET =
      "DELETE FROM idempotency WHERE workspace = ? AND path = ? AND idempotency_key = ?";

  private static final String DROP = "DELETE FROM idempotency WHERE id_high = ? AND id_low = ?";

  /// What came of an earlier request under the key; empty when there was none.
  Optional<KeyedSubmission> find(Transaction transaction, String workspace, IdempotencyKey key)
      throws SQLException {
    return transaction.first(
        FIND,
        row ->
            row.getString(1).equals(key.request())
                ? new KeyedSubmission.Repeated(new UUID(row.getLong(2), row.getLong(3)).toString())
                : new KeyedSubmission.OtherRequest(),
        workspace,
        key.path(),
        key.key());
  }

  /// Keeps a key, unless it is there. Another node that keeps the same is waited for.
  boolean add(Transaction transaction, String workspace, IdempotencyKey key, TaskKey task)
      throws SQLException {
    return transaction.update(
            ADD, workspace, key.path(), key.key(), key.request(), task.high(), task.low())
        > 0;
  }

  /// Takes a key back that this transaction has kept.
  void forget(Transaction transaction, String workspace, IdempotencyKey key) throws SQLException {
    transaction.update(FORGET, workspace, key.path(), key.key());
  }

  void drop(Transaction transaction, TaskKey task) throws SQLException {
    transaction.update(DROP, task.high(), task.low());
  }
}
