package io.openbailian.server.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What a unit of work changes rows through, and where it says what is to happen in memory once the
/// outcome is known. Several units may share one transaction; each fails alone.
public interface Transaction extends Session {

  /// Changes rows.
  ///
  /// @return how many
  int update(String sql, @Nullable Object... parameters) throws SQLException;

  /// Runs once the change is durable, before its caller goes on; must not block.
  void afterCommit(Runnable action);

  /// Runs when the change is taken back, alone or with its batch; must not block.
  void onRollback(Runnable undo);

  /// Like `afterCommit`, but after all of these and once for a whole batch, however often this same
  /// object was handed in.
  void atBatchEnd(Runnable action);

  /// Runs in the transaction, last of all and once for a whole batch, however often this same
  /// object was handed in. When it fails, the whole batch does.
  void beforeCommit(Step step);

  /// Database work that answers nothing.
  @FunctionalInterface
  interface Step {
    void run(Transaction transaction) throws SQLException;
  }
}
