package io.openbailian.server.admission.sql;

import io.openbailian.protocol.Json;
import io.openbailian.server.admission.AuditTrail;
import io.openbailian.server.admission.Change;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.sql.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The statements on the table `audit`: who changed what.
record AuditTable() {
  private static final String ADD =
      "INSERT INTO audit (at, actor, action, subject, was, became) VALUES (?, ?, ?, ?, ?, ?)";

  private static final String BEFORE =
      """
      SELECT number, at, actor, action, subject, was, became FROM audit
      WHERE number < ? ORDER BY number DESC LIMIT ?
      """;

  /// Adds a line.
  ///
  /// @param before an empty object for what was made
  static void add(
      Transaction transaction, Change change, String subject, JsonNode before, JsonNode after)
      throws SQLException {
    transaction.update(
        ADD,
        change.at().toEpochMilli(),
        change.actor(),
        change.action(),
        subject,
        Json.text(before),
        Json.text(after));
  }

  List<AuditTrail.Entry> before(Session session, long number, int atMost) throws SQLException {
    return session.list(BEFORE, AuditTable::entry, number, atMost);
  }

  private static AuditTrail.Entry entry(ResultSet row) throws SQLException {
    return new AuditTrail.Entry(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Json.parseObject(row.getString(6)),
        Json.parseObject(row.getString(7)));
  }

  /// The trail of a database.
  static AuditTrail trail(UnitOfWork database) {
    AuditTable table = new AuditTable();
    return (number, atMost) ->
        database.readIfRoom(session -> table.before(session, number, atMost));
  }
}
