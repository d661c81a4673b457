package io.openbailian.server.node.sql;

import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.CancelWish;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The statements by which nodes tell each other what they have committed, and by which one finds
/// out that was not told.
record NewsTable() {
  /// The channel of `LISTEN`; the trigger on `audit` names it, too.
  static final String CHANNEL = "openbailian";

  private static final int IDS_AT_ONCE = 2_000;

  private static final String ENDED =
      """
      SELECT id_high, id_low FROM task
      WHERE id_high = ANY (string_to_array(?, ',')::bigint[]) AND ended IS NOT NULL
      """;

  private static final String WISHES =
      """
      SELECT id_high, id_low, cancel FROM task
      WHERE holder = ? AND status = 'RUNNING' AND cancel IS NOT NULL
      """;

  void tell(Transaction transaction, String news) throws SQLException {
    Optional<Integer> _ =
        transaction.first(
            "SELECT 1 FROM (SELECT pg_notify('" + CHANNEL + "', ?)) AS told",
            row -> row.getInt(1),
            news);
  }

  /// Those of some tasks that have ended.
  Set<String> ended(Session session, List<UUID> tasks) throws SQLException {
    Set<String> ended = new HashSet<>();
    for (int from = 0; from < tasks.size(); from += IDS_AT_ONCE) {
      String highs =
          tasks.subList(from, Math.min(tasks.size(), from + IDS_AT_ONCE)).stream()
              .map(id -> String.valueOf(id.getMostSignificantBits()))
              .collect(Collectors.joining(","));
      ended.addAll(
          session.list(ENDED, row -> new UUID(row.getLong(1), row.getLong(2)).toString(), highs));
    }
    return ended;
  }

  /// What clients wish of the tasks that a node holds.
  Map<String, CancelWish> wishes(Session session, String node) throws SQLException {
    Map<String, CancelWish> wishes = new HashMap<>();
    List<Map.Entry<String, CancelWish>> rows =
        session.list(
            WISHES,
            row ->
                Map.entry(
                    new UUID(row.getLong(1), row.getLong(2)).toString(),
                    CancelWish.valueOf(row.getString(3))),
            node);
    rows.forEach(row -> wishes.put(row.getKey(), row.getValue()));
    return wishes;
  }

  /// How often keys, workspaces and budgets were changed.
  long revision(Session session) throws SQLException {
    return session.first("SELECT number FROM revision", row -> row.getLong(1)).orElse(0L);
  }
}
