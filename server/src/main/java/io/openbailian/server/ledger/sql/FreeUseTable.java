package io.openbailian.server.ledger.sql;

import io.openbailian.server.ledger.FreeUnits;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The statements on the table `free_use`: how many units of a model a workspace has set aside and
/// used for nothing, by period.
///
/// @param zone whose days and months periods are
record FreeUseTable(ZoneId zone) {
  private static final String USE =
      """
      INSERT INTO free_use (workspace, model, period, used) VALUES (?, ?, ?, ?)
      ON CONFLICT (workspace, model, period) DO UPDATE SET used = free_use.used + excluded.used
      """;

  private static final String KEPT =
      "SELECT workspace || ' ' || model, sum(used) FROM free_use GROUP BY 1 HAVING sum(used) <> 0";

  private static final String COUNTED =
      """
      SELECT workspace || ' ' || model,
             sum(CASE kind WHEN 'RESERVE' THEN units_free ELSE -units_free END)
      FROM ledger WHERE kind IN ('RESERVE', 'RELEASE') GROUP BY 1
      HAVING sum(CASE kind WHEN 'RESERVE' THEN units_free ELSE -units_free END) <> 0
      """;

  /// What is left of a quota.
  ///
  /// @param period empty when it is over, or there was none
  record Left(String period, long units) {
    static final Left NONE = new Left("", 0);
  }

  /// What is left of a quota now.
  Left left(Session session, String workspace, String model, FreeUnits quota, Instant now)
      throws SQLException {
    Optional<Instant> created =
        session
            .first("SELECT created FROM workspace WHERE id = ?", row -> row.getLong(1), workspace)
            .map(Instant::ofEpochMilli);
    Optional<String> period =
        quota.period(
            LocalDate.ofInstant(created.orElse(now), zone), LocalDate.ofInstant(now, zone));
    if (period.isEmpty()) {
      return Left.NONE;
    }
    long used = used(session, workspace, model, period.get());
    return new Left(period.get(), Math.max(0, quota.units() - used));
  }

  long used(Session session, String workspace, String model, String period) throws SQLException {
    return session
        .first(
            "SELECT used FROM free_use WHERE workspace = ? AND model = ? AND period = ?",
            row -> row.getLong(1),
            workspace,
            model,
            period)
        .orElse(0L);
  }

  /// Adds to what was used; less than nothing gives back.
  void use(Transaction transaction, String workspace, String model, String period, long more)
      throws SQLException {
    if (more != 0) {
      transaction.update(USE, workspace, model, period, more);
    }
  }

  /// Whether the sums are what the ledger says.
  boolean agrees(Session session) throws SQLException {
    return sums(session, KEPT).equals(sums(session, COUNTED));
  }

  private static Map<String, Long> sums(Session session, String query) throws SQLException {
    Map<String, Long> sums = new TreeMap<>();
    List<Map.Entry<String, Long>> rows =
        session.list(query, row -> Map.entry(row.getString(1), row.getLong(2)));
    rows.forEach(row -> sums.put(row.getKey(), row.getValue()));
    return sums;
  }
}
