package io.openbailian.server.ledger.sql;

import io.openbailian.server.ledger.Balance;
import io.openbailian.server.ledger.LedgerEntry;
import io.openbailian.server.ledger.Money;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statements on the tables `ledger` and `balance`. Amounts are integers: thousand-millionths
/// of a yuan.
record LedgerTable() {
  private static final String ADD =
      """
      INSERT INTO ledger (at, day, workspace, key_id, model, reservation, kind, amount, units_in,
                          units_out, units_free, note)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String CHANGE_BALANCE =
      """
      INSERT INTO balance (workspace, limited, granted, spent, reserved) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (workspace) DO UPDATE SET
        limited = CASE excluded.limited WHEN 1 THEN 1 ELSE balance.limited END,
        granted = balance.granted + excluded.granted,
        spent = balance.spent + excluded.spent,
        reserved = balance.reserved + excluded.reserved
      """;

  private static final String BALANCES =
      "SELECT workspace, limited, granted, spent, reserved FROM balance";

  /// What balances are sums of.
  private static final String RECOUNT =
      """
      SELECT workspace, max(CASE kind WHEN 'GRANT' THEN 1 ELSE 0 END),
             sum(CASE kind WHEN 'GRANT' THEN amount ELSE 0 END),
             sum(CASE kind WHEN 'SETTLE' THEN amount WHEN 'REFUND' THEN -amount ELSE 0 END),
             sum(CASE kind WHEN 'RESERVE' THEN amount WHEN 'RELEASE' THEN -amount
                           WHEN 'SETTLE' THEN -amount ELSE 0 END)
      FROM ledger GROUP BY workspace
      """;

  /// A line, the day it counts for, and how many of its units are for nothing.
  record Line(LedgerEntry entry, String day, long free) {}

  /// Adds a line, and counts it.
  void add(Transaction transaction, Line line) throws SQLException {
    LedgerEntry entry = line.entry();
    new SpendingTable().count(transaction, entry, line.day());
    transaction.update(
        ADD,
        entry.at().toEpochMilli(),
        line.day(),
        entry.workspace(),
        entry.key(),
        entry.model(),
        entry.reservation(),
        entry.kind().name(),
        entry.amount().nanos(),
        entry.units().in(),
        entry.units().out(),
        line.free(),
        entry.note());
  }

  /// Adds to a balance.
  void change(Transaction transaction, Balance by) throws SQLException {
    transaction.update(
        CHANGE_BALANCE,
        by.workspace(),
        by.limited() ? 1 : 0,
        by.granted().nanos(),
        by.spent().nanos(),
        by.reserved().nanos());
  }

  Optional<Balance> balance(Session session, String workspace) throws SQLException {
    return session.first(BALANCES + " WHERE workspace = ?", LedgerTable::balance, workspace);
  }

  List<Balance> balances(Session session) throws SQLException {
    return session.list(BALANCES + " ORDER BY workspace", LedgerTable::balance);
  }

  /// The balances as the ledger has them.
  List<Balance> recounted(Session session) throws SQLException {
    return session.list(RECOUNT + " ORDER BY workspace", LedgerTable::balance);
  }

  private static Balance balance(ResultSet row) throws SQLException {
    return new Balance(
        row.getString(1),
        row.getInt(2) == 1,
        new Money(row.getLong(3)),
        new Money(row.getLong(4)),
        new Money(row.getLong(5)));
  }

  /// The lines about a reservation, oldest first.
  List<LedgerEntry> of(Session session, String reservation) throws SQLException {
    return session.list(
        """
        SELECT number, at, workspace, key_id, model, reservation, kind, amount, units_in,
               units_out, note
        FROM ledger WHERE reservation = ? ORDER BY number
        """,
        LedgerTable::entry,
        reservation);
  }

  private static LedgerEntry entry(ResultSet row) throws SQLException {
    return new LedgerEntry(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        LedgerEntry.Kind.valueOf(row.getString(7)),
        new Money(row.getLong(8)),
        new Quote.Units(row.getLong(9), row.getLong(10)),
        row.getString(11));
  }
}
