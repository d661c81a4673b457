package io.openbailian.server.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The transaction that the units of a batch share.
final class JdbcTransaction extends JdbcSession implements Transaction {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcTransaction.class);

  private final List<Runnable> afterCommit = new ArrayList<>();
  private final List<Runnable> onRollback = new ArrayList<>();
  private final Set<Runnable> atBatchEnd = new LinkedHashSet<>();
  private final Set<Step> beforeCommit = new LinkedHashSet<>();

  /// Whether a unit has run since the transaction began.
  private boolean used;

  /// Statements of the present unit that changed rows.
  private int changes;

  /// @param begin the statement that begins a transaction
  JdbcTransaction(Connection connection, String begin) {
    super(connection, begin);
  }

  JdbcTransaction(Connection connection, TransactionBounds bounds, Storable texts) {
    super(connection, bounds, texts);
  }

  @Override
  public int update(String sql, @Nullable Object... parameters) throws SQLException {
    int rows = execute(sql, parameters, PreparedStatement::executeUpdate);
    changes += Math.min(rows, 1);
    return rows;
  }

  @Override
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  @Override
  public void onRollback(Runnable undo) {
    onRollback.add(undo);
  }

  @Override
  public void atBatchEnd(Runnable action) {
    atBatchEnd.add(action);
  }

  @Override
  public void beforeCommit(Step step) {
    beforeCommit.add(step);
  }

  @Override
  void begin() throws SQLException {
    super.begin();
    used = false;
  }

  /// Runs a unit so that its failure takes back the unit alone. The first of a batch needs no
  /// savepoint for that, nor does one that changes rows in one statement.
  ///
  /// @throws SQLException when the whole transaction is lost
  <T> void attempt(Unit<Transaction, T> unit) throws SQLException {
    int commits = afterCommit.size();
    int undos = onRollback.size();
    boolean first = !used;
    used = true;
    boolean saved = !first && !unit.isOneChange();
    changes = 0;
    if (saved) {
      run("SAVEPOINT unit");
    }
    if (!unit.run(this)) {
      takeBack(unit, first, saved);
      afterCommit.subList(commits, afterCommit.size()).clear();
      undoDownTo(undos);
    }
    if (saved) {
      run("RELEASE unit");
    }
  }

  private void takeBack(Unit<Transaction, ?> unit, boolean first, boolean saved)
      throws SQLException {
    if (saved) {
      rollBackToSavepoint(unit);
    } else if (first) {
      rollBack();
      beforeCommit.clear();
      begin();
    } else {
      checkIntact(unit);
    }
  }

  /// After a full disk or an I/O error SQLite has rolled back everything, this savepoint included;
  /// then what the unit met is what the whole batch is told.
  private void rollBackToSavepoint(Unit<Transaction, ?> unit) throws SQLException {
    try {
      run("ROLLBACK TO unit");
    } catch (SQLException e) {
      throw unit.sqlFailure().orElse(e);
    }
  }

  /// A unit without a savepoint has failed. If its statement did nothing, and for a reason that
  /// leaves the transaction standing, the others go on.
  private void checkIntact(Unit<Transaction, ?> unit) throws SQLException {
    Optional<SQLException> failure = unit.sqlFailure();
    if (failure.isPresent() && !SqliteFaults.isConstraint(failure.get())) {
      throw failure.get();
    }
    if (changes > 0) {
      throw new SQLException("work of one change failed after its change");
    }
  }

  void commit() throws SQLException {
    for (Step step : beforeCommit) {
      step.run(this);
    }
    endTransaction();
  }

  void committed() {
    afterCommit.forEach(JdbcTransaction::runSafely);
    atBatchEnd.forEach(JdbcTransaction::runSafely);
    forget();
  }

  /// Takes everything back.
  void abandon() {
    rollBack();
    undoDownTo(0);
    forget();
  }

  /// SQLite itself may have done so already (full disk, I/O error); then there is nothing to roll
  /// back and its complaint means nothing.
  private void rollBack() {
    try {
      rollBackAll();
    } catch (SQLException e) {
      LOG.debug("nothing was left to roll back", e);
    }
  }

  private void undoDownTo(int size) {
    List<Runnable> undos = onRollback.subList(size, onRollback.size());
    undos.reversed().forEach(JdbcTransaction::runSafely);
    undos.clear();
  }

  private void forget() {
    afterCommit.clear();
    onRollback.clear();
    atBatchEnd.clear();
    beforeCommit.clear();
  }

  private static void runSafely(Runnable action) {
    try {
      action.run();
    } catch (Throwable e) { // the change is durable: whoever listens cannot unmake it
      LOG.error("an action after a database change failed; the change itself stands", e);
    }
  }
}
