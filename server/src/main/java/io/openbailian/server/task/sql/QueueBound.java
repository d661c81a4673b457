package io.openbailian.server.task.sql;

import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How many PENDING tasks a workspace may have, over all nodes. Far from the bound a node trusts
/// what it counted within the last second and has accepted since; near it each submission counts,
/// one after the other. So nobody waits for anybody until the queue is nearly full, and it is
/// exceeded by no more than other nodes accept within a second beyond a fifth of it.
final class QueueBound {
  private static final Duration TRUSTED = Duration.ofSeconds(1);

  /// Of the bound, from which on each submission counts: four fifths.
  private static final int NEAR = 4;

  private static final int OF = 5;
  private static final int MOST_KNOWN = 100_000;

  private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(8686, hashtext(?))";

  private static final String PENDING =
      """
      SELECT count(*) FROM (
        SELECT 1 FROM task WHERE status = 'PENDING' AND workspace = ? LIMIT ?) AS waiting
      """;

  private final int bound;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  QueueBound(int bound) {
    this.bound = bound;
  }

  /// What was counted, when, and what has come since.
  private record Known(long counted, long nanos, AtomicInteger since) {
    boolean isFarFrom(long bound) {
      return System.nanoTime() - nanos < TRUSTED.toNanos() && counted + since.get() < bound;
    }
  }

  boolean isFull(Transaction transaction, String workspace) throws SQLException {
    long near = (long) bound * NEAR / OF;
    Known last = known.get(workspace);
    if (last != null && last.isFarFrom(near)) {
      last.since().incrementAndGet();
      return false;
    }
    long now = System.nanoTime();
    long counted = count(transaction, workspace, near);
    if (counted < near) {
      if (known.size() > MOST_KNOWN) {
        known.clear();
      }
      known.put(workspace, new Known(counted, now, new AtomicInteger(1)));
      return false;
    }
    Optional<Integer> _ = transaction.first(LOCK, row -> row.getInt(1), workspace);
    return count(transaction, workspace, bound) >= bound;
  }

  private static long count(Session session, String workspace, long most) throws SQLException {
    return session.first(PENDING, row -> row.getLong(1), workspace, most).orElse(0L);
  }
}
