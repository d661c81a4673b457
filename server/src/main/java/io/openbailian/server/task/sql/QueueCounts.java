package io.openbailian.server.task.sql;

import io.openbailian.server.sql.Transaction;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many PENDING tasks each key has. Touched on the writing thread only, hence exact; a change
/// that is rolled back is taken back here too.
final class QueueCounts {
  private static final String COUNT =
      "SELECT key_id, count(*) FROM task WHERE status = 'PENDING' GROUP BY key_id";

  private final int bound;
  private final Map<String, Integer> pending = new HashMap<>();

  QueueCounts(int bound) {
    this.bound = bound;
  }

  private record Count(String keyId, int tasks) {}

  boolean isFull(String keyId) {
    return pending.getOrDefault(keyId, 0) >= bound;
  }

  void add(String keyId, int change, Transaction transaction) {
    shift(keyId, change);
    transaction.onRollback(() -> shift(keyId, -change));
  }

  /// Counts the rows anew.
  void rebuild(Transaction transaction) throws SQLException {
    Map<String, Integer> before = Map.copyOf(pending);
    transaction.onRollback(() -> replace(before));
    Map<String, Integer> counted = new HashMap<>();
    for (Count count : transaction.list(COUNT, row -> new Count(row.getString(1), row.getInt(2)))) {
      counted.put(count.keyId(), count.tasks());
    }
    replace(counted);
  }

  private void replace(Map<String, Integer> counts) {
    pending.clear();
    pending.putAll(counts);
  }

  private void shift(String keyId, int change) {
    pending.merge(keyId, change, QueueCounts::sum);
  }

  /// Keys without a PENDING task leave the map, so it cannot grow for ever.
  private static @Nullable Integer sum(Integer count, Integer change) {
    int sum = count + change;
    return sum == 0 ? null : sum;
  }
}
