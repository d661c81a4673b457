package io.openbailian.server.ledger.sql;

import io.openbailian.server.ledger.Budget;
import io.openbailian.server.ledger.Money;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The statements on the tables `budget` and `budget_use`.
record BudgetTable() {
  private static final String ALL =
      "SELECT id, scope, subject, period, amount, stops FROM budget ORDER BY id";

  private static final String ADD =
      "INSERT INTO budget (id, scope, subject, period, amount, stops) VALUES (?, ?, ?, ?, ?, ?)";

  private static final String USE =
      """
      INSERT INTO budget_use (budget, period, used) VALUES (?, ?, ?)
      ON CONFLICT (budget, period) DO UPDATE SET used = budget_use.used + excluded.used
      """;

  /// What was spent and set aside in a period before the budget was there.
  private static final String USED_BEFORE =
      """
      SELECT coalesce(sum(CASE kind WHEN 'RESERVE' THEN amount ELSE -amount END), 0) FROM ledger
      WHERE kind IN ('RESERVE', 'RELEASE') AND day >= ? AND day < ?
        AND (CAST(? AS TEXT) IS NULL OR workspace = ?) AND (CAST(? AS TEXT) IS NULL OR key_id = ?)
      """;

  List<Budget> all(Session session) throws SQLException {
    return session.list(ALL, BudgetTable::budget);
  }

  private static Budget budget(ResultSet row) throws SQLException {
    return new Budget(
        row.getString(1),
        Budget.Scope.valueOf(row.getString(2)),
        row.getString(3),
        Budget.Period.valueOf(row.getString(4)),
        new Money(row.getLong(5)),
        row.getInt(6) == 1);
  }

  void add(Transaction transaction, Budget budget) throws SQLException {
    transaction.update(
        ADD,
        budget.id(),
        budget.scope().name(),
        budget.subject(),
        budget.period().name(),
        budget.amount().nanos(),
        budget.stops() ? 1 : 0);
  }

  int remove(Transaction transaction, String id) throws SQLException {
    transaction.update("DELETE FROM budget_use WHERE budget = ?", id);
    return transaction.update("DELETE FROM budget WHERE id = ?", id);
  }

  Money used(Session session, String budget, String period) throws SQLException {
    return new Money(
        session
            .first(
                "SELECT used FROM budget_use WHERE budget = ? AND period = ?",
                row -> row.getLong(1),
                budget,
                period)
            .orElse(0L));
  }

  /// Adds to what was used of a budget; less than nothing gives back.
  void use(Transaction transaction, String budget, String period, Money more) throws SQLException {
    transaction.update(USE, budget, period, more.nanos());
  }

  /// What counts already in a period that begins on a day and ends before another.
  Money usedBefore(Session session, Budget budget, String from, String to) throws SQLException {
    @Nullable String workspace = budget.scope() == Budget.Scope.WORKSPACE ? budget.subject() : null;
    @Nullable String key = budget.scope() == Budget.Scope.KEY ? budget.subject() : null;
    return new Money(
        session
            .first(USED_BEFORE, row -> row.getLong(1), from, to, workspace, workspace, key, key)
            .orElse(0L));
  }
}
