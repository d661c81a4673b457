package io.openbailian.server.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a unit of work sees of the transaction it shares with others of its batch: it can change
/// rows, and say what is to happen in memory once the outcome is known.
public final class Transaction extends Session {
  private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

  private final List<Runnable> afterCommit = new ArrayList<>();
  private final List<Runnable> onRollback = new ArrayList<>();
  private final Set<Runnable> atBatchEnd = new LinkedHashSet<>();

  Transaction(Connection connection) {
    super(connection);
  }

  /// Changes rows.
  ///
  /// @return how many
  public int update(String sql, @Nullable Object... parameters) throws SQLException {
    return execute(sql, parameters, PreparedStatement::executeUpdate);
  }

  /// Runs on the writing thread once the change is durable, before its caller wakes.
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /// Runs on the writing thread when the change is taken back, alone or with its batch.
  public void onRollback(Runnable undo) {
    onRollback.add(undo);
  }

  /// Like `afterCommit`, but after all of these and once for a whole batch, however often this same
  /// object was handed in.
  public void atBatchEnd(Runnable action) {
    atBatchEnd.add(action);
  }

  void begin() throws SQLException {
    run("BEGIN IMMEDIATE");
  }

  /// Runs a unit so that its failure takes back the unit alone.
  ///
  /// @throws SQLException when the whole transaction is lost
  <T> void attempt(Unit<Transaction, T> unit) throws SQLException {
    int commits = afterCommit.size();
    int undos = onRollback.size();
    run("SAVEPOINT unit");
    if (!unit.run(this)) {
      takeBack(unit);
      afterCommit.subList(commits, afterCommit.size()).clear();
      undoDownTo(undos);
    }
    run("RELEASE unit");
  }

  /// After a full disk or an I/O error SQLite has rolled back everything, this savepoint included;
  /// then what the unit met is what the whole batch is told.
  private void takeBack(Unit<Transaction, ?> unit) throws SQLException {
    try {
      run("ROLLBACK TO unit");
    } catch (SQLException e) {
      throw unit.sqlFailure().orElse(e);
    }
  }

  void commit() throws SQLException {
    run("COMMIT");
  }

  void committed() {
    afterCommit.forEach(Transaction::runSafely);
    atBatchEnd.forEach(Transaction::runSafely);
    forget();
  }

  /// Takes everything back. SQLite itself may have done so already (full disk, I/O error); then
  /// there is nothing to roll back and its complaint means nothing.
  void abandon() {
    try {
      run("ROLLBACK");
    } catch (SQLException e) {
      LOG.debug("nothing was left to roll back", e);
    }
    undoDownTo(0);
    forget();
  }

  private void undoDownTo(int size) {
    List<Runnable> undos = onRollback.subList(size, onRollback.size());
    undos.reversed().forEach(Transaction::runSafely);
    undos.clear();
  }

  private void forget() {
    afterCommit.clear();
    onRollback.clear();
    atBatchEnd.clear();
  }

  private static void runSafely(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) { // the change is durable: whoever listens cannot unmake it
      LOG.error("an action after a database change failed; the change itself stands", e);
    }
  }
}
