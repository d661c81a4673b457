package io.openbailian.server.task.sql;

import io.openbailian.protocol.Json;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.AttemptEnd;
import io.openbailian.server.task.AttemptFailure;
import io.openbailian.server.task.AttemptRow;
import io.openbailian.server.task.AttemptStart;
import io.openbailian.server.task.ItemResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The statements on the table `attempt`: every call of an engine for a task.
record AttemptTable() {
  private static final String COLUMNS =
      "number, items, engine, account, local, alone, begun, deadline, handle, ended, failure,"
          + " code, message, results, usage";

  private static final String ADD =
      """
      INSERT INTO attempt (id_high, number, items, engine, account, local, alone, begun, deadline)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String OF =
      "SELECT %s FROM attempt WHERE id_high = ? ORDER BY number".formatted(COLUMNS);

  private static final String LAST_ENGINE =
      "SELECT engine FROM attempt WHERE id_high = ? ORDER BY number DESC LIMIT 1";

  private static final String HANDLE =
      "UPDATE attempt SET handle = ? WHERE id_high = ? AND number = ? AND ended IS NULL";

  private static final String END =
      """
      UPDATE attempt SET ended = ?, failure = ?, code = ?, message = ?, results = ?, usage = ?
      WHERE id_high = ? AND number = ? AND ended IS NULL
      """;

  private static final String DROP = "DELETE FROM attempt WHERE id_high = ?";

  void add(Transaction transaction, TaskKey key, AttemptStart attempt) throws SQLException {
    transaction.update(
        ADD,
        key.high(),
        attempt.number(),
        attempt.items().toString(),
        attempt.engine(),
        attempt.account(),
        attempt.local() ? 1 : 0,
        attempt.alone() ? 1 : 0,
        attempt.begun().toEpochMilli(),
        attempt.deadline().toEpochMilli());
  }

  List<AttemptRow> of(Session session, TaskKey key) throws SQLException {
    return session.list(OF, AttemptTable::row, key.high());
  }

  /// The engine that was asked last, if one was.
  Optional<String> lastEngine(Session session, TaskKey key) throws SQLException {
    return session.first(LAST_ENGINE, row -> row.getString(1), key.high());
  }

  /// Keeps a handle.
  ///
  /// @return false when no such attempt is open
  boolean handle(Transaction transaction, TaskKey key, int number, String handle)
      throws SQLException {
    return transaction.update(HANDLE, handle, key.high(), number) == 1;
  }

  /// Ends an attempt.
  ///
  /// @return false when no such attempt is open
  boolean end(Transaction transaction, TaskKey key, int number, AttemptEnd end)
      throws SQLException {
    Optional<AttemptFailure> failure = end.failure();
    return transaction.update(
            END,
            end.ended().toEpochMilli(),
            failure.map(AttemptFailure::kind).orElse(null),
            failure.map(AttemptFailure::code).orElse(null),
            failure.map(AttemptFailure::message).orElse(null),
            end.results().isEmpty() ? null : ItemJson.write(end.results()),
            end.usage().orElse(null),
            key.high(),
            number)
        == 1;
  }

  void drop(Transaction transaction, TaskKey key) throws SQLException {
    transaction.update(DROP, key.high());
  }

  private static AttemptRow row(ResultSet row) throws SQLException {
    AttemptStart start =
        new AttemptStart(
            row.getInt(1),
            numbers(row.getString(2)),
            row.getString(3),
            row.getString(4),
            row.getInt(5) == 1,
            row.getInt(6) == 1,
            Instant.ofEpochMilli(row.getLong(7)),
            Instant.ofEpochMilli(row.getLong(8)));
    return new AttemptRow(start, Optional.ofNullable(row.getString(9)), end(row));
  }

  private static Optional<AttemptEnd> end(ResultSet row) throws SQLException {
    long ended = row.getLong(10);
    if (row.wasNull()) {
      return Optional.empty();
    }
    @Nullable String kind = row.getString(11);
    @Nullable String results = row.getString(14);
    return Optional.of(
        new AttemptEnd(
            Instant.ofEpochMilli(ended),
            kind == null
                ? Optional.empty()
                : Optional.of(new AttemptFailure(kind, row.getString(12), row.getString(13))),
            results == null ? List.<ItemResult>of() : ItemJson.read(results),
            Optional.ofNullable(row.getString(15))));
  }

  private static List<Integer> numbers(String json) {
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode number : Json.mapper().readTree(json)) {
      numbers.add(number.asInt());
    }
    return numbers;
  }
}
