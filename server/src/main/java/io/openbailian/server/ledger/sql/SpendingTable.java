package io.openbailian.server.ledger.sql;

import io.openbailian.server.ledger.LedgerEntry;
import io.openbailian.server.ledger.Money;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.ledger.Spending;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/// The statements on the table `spending`: sums of the ledger's lines, kept beside them in the same
/// transaction, so that a report does not read the ledger.
record SpendingTable() {
  private static final String ADD =
      """
      INSERT INTO spending (day, workspace, key_id, model, calls, units_in, units_out, amount)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (day, workspace, key_id, model) DO UPDATE SET
        calls = spending.calls + excluded.calls,
        units_in = spending.units_in + excluded.units_in,
        units_out = spending.units_out + excluded.units_out,
        amount = spending.amount + excluded.amount
      """;

  private static final String BETWEEN =
      """
      SELECT day, workspace, key_id, model, calls, units_in, units_out, amount FROM spending
      WHERE day >= ? AND day <= ? ORDER BY day, workspace, key_id, model
      """;

  /// Counts a line that spends or gives back; of others nothing.
  void count(Transaction transaction, LedgerEntry entry, String day) throws SQLException {
    switch (entry.kind()) {
      case SETTLE -> add(transaction, entry, day, 1, entry.amount());
      case REFUND -> add(transaction, entry, day, 0, Money.NONE.minus(entry.amount()));
      case GRANT, RESERVE, RELEASE -> {}
    }
  }

  private static void add(
      Transaction transaction, LedgerEntry entry, String day, int calls, Money amount)
      throws SQLException {
    transaction.update(
        ADD,
        day,
        entry.workspace(),
        entry.key(),
        entry.model(),
        calls,
        entry.units().in(),
        entry.units().out(),
        amount.nanos());
  }

  List<Spending> between(Session session, LocalDate from, LocalDate to) throws SQLException {
    return session.list(
        BETWEEN,
        row ->
            new Spending(
                LocalDate.parse(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                new Quote.Units(row.getLong(6), row.getLong(7)),
                new Money(row.getLong(8))),
        from.toString(),
        to.toString());
  }
}
