package io.openbailian.server.node.sql;

import io.openbailian.server.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;

/// The statements on the table `duty`: which node does what one at a time does, by the clock of the
/// database.
record DutyTable() {
  private static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

  private static final String TAKE =
      """
      INSERT INTO duty (name, node, until) VALUES (?, ?, %1$s + ?)
      ON CONFLICT (name) DO UPDATE SET node = excluded.node, until = excluded.until
      WHERE duty.node = excluded.node OR duty.until <= %1$s
      """
          .formatted(NOW);

  /// Takes a duty that nobody has, or keeps it.
  ///
  /// @return whether the node has it
  boolean take(Transaction transaction, String duty, String node, Duration lease)
      throws SQLException {
    return transaction.update(TAKE, duty, node, lease.toMillis()) > 0;
  }

  void leave(Transaction transaction, String node) throws SQLException {
    transaction.update("DELETE FROM duty WHERE node = ?", node);
  }
}
