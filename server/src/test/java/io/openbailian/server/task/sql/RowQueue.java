package io.openbailian.server.task.sql;

import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.sql.UnitOfWork;
import io.openbailian.server.task.AttemptStart;
import io.openbailian.server.task.Lease;
import io.openbailian.server.task.Task;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The queue of processes that share a PostgreSQL: who holds a task stands in its row, and claims
/// pass over rows that others are claiming.
final class RowQueue implements TaskQueue {
  private static final String FREE = "(holder IS NULL OR lease <= ?)";

  private static final String LOCK_KEY = "SELECT 1 FROM pg_advisory_xact_lock(hashtext(?))";

  private static final String PENDING =
      """
      SELECT count(*) FROM (
        SELECT 1 FROM task WHERE status = 'PENDING' AND workspace = ? LIMIT ?) AS waiting
      """;

  private static final String IS_HELD = "SELECT 1 FROM task WHERE id_high = ? AND holder = ?";

  private static final String IS_FREE =
      "SELECT 1 FROM task WHERE id_high = ? AND " + FREE + " FOR UPDATE";

  private static final String LET_GO = "UPDATE task SET holder = NULL WHERE id_high = ?";

  private static final String RELEASE =
      """
      UPDATE task SET holder = NULL WHERE id_high = ? AND holder = ? RETURNING lane, suspect
      """;

  private static final String HOLD = "UPDATE task SET holder = ?, lease = ? WHERE id_high = ?";

  private static final String RENEW =
      "UPDATE task SET lease = ? WHERE holder = ? AND status IN ('PENDING', 'RUNNING')";

  private static final String SHARES =
      """
      SELECT workspace, count(*) FROM task
      WHERE status IN ('PENDING', 'RUNNING') AND holder = ? AND lane = ? GROUP BY workspace
      """;

  private static final String RUNNING =
      """
      SELECT id_high, id_low, workspace FROM task
      WHERE status = 'RUNNING' AND suspect = 0 AND lane = ? AND %s
      ORDER BY id_high LIMIT ? FOR UPDATE SKIP LOCKED
      """
          .formatted(FREE);

  /// One step from each key to the next in the index, however many tasks a key has.
  private static final String KEYS =
      """
      WITH RECURSIVE waiting AS (
        (SELECT workspace FROM task WHERE status = 'PENDING' AND lane = ? ORDER BY workspace LIMIT 1)
        UNION ALL
        SELECT (SELECT workspace FROM task
                WHERE status = 'PENDING' AND lane = ? AND workspace > waiting.workspace
                ORDER BY workspace LIMIT 1)
        FROM waiting WHERE waiting.workspace IS NOT NULL)
      SELECT workspace FROM waiting WHERE workspace IS NOT NULL
      """;

  private static final String PENDING_OF_KEY =
      """
      SELECT id_high, id_low FROM task
      WHERE status = 'PENDING' AND suspect = 0 AND lane = ? AND workspace = ? AND submitted > ? AND %s
      ORDER BY submitted, id_high LIMIT ? FOR UPDATE SKIP LOCKED
      """
          .formatted(FREE);

  private static final String SUSPECT =
      """
      SELECT id_high, id_low FROM task
      WHERE status IN ('PENDING', 'RUNNING') AND suspect = 1 AND %s
      ORDER BY deaths DESC, id_high LIMIT 1 FOR UPDATE SKIP LOCKED
      """
          .formatted(FREE);

  private static final String AHEAD =
      """
      SELECT coalesce(sum(least(tasks, ?)), 0) FROM (
        SELECT count(*) AS tasks FROM task
        WHERE status = 'PENDING' AND lane = ? AND workspace <> ? GROUP BY workspace) AS others
      """;

  private final UnitOfWork database;
  private final int bound;

  /// When each key was last served by this process, in turns.
  private final Map<String, Long> served = new HashMap<>();

  private long turn;

  RowQueue(UnitOfWork database, int bound) {
    this.database = database;
    this.bound = bound;
  }

  @Override
  public void load(Transaction transaction) {}

  /// Submissions of one key go one after the other, so none exceeds its bound.
  @Override
  public boolean isFull(Transaction transaction, String workspace) throws SQLException {
    transaction.first(LOCK_KEY, row -> row.getInt(1), workspace);
    return transaction.first(PENDING, row -> row.getLong(1), workspace, bound).orElse(0L) >= bound;
  }

  @Override
  public void accepted(Transaction transaction, TaskStanding task) {}

  @Override
  public void begun(Transaction transaction, TaskStanding before, AttemptStart attempt) {}

  @Override
  public void over(Transaction transaction, TaskStanding before) throws SQLException {
    transaction.update(LET_GO, before.key().high());
  }

  @Override
  public void moved(Transaction transaction, TaskStanding before, String lane) {}

  @Override
  public boolean isAbandoned(Transaction transaction, TaskStanding task, Instant now)
      throws SQLException {
    return transaction
        .first(IS_FREE, row -> row.getInt(1), task.key().high(), now.toEpochMilli())
        .isPresent();
  }

  @Override
  public void found(Transaction transaction, TaskStanding task) throws SQLException {
    transaction.update(LET_GO, task.key().high());
  }

  @Override
  public boolean isHeld(Transaction transaction, TaskStanding task, String worker)
      throws SQLException {
    return transaction.first(IS_HELD, row -> row.getInt(1), task.key().high(), worker).isPresent();
  }

  /// A task that can be claimed.
  private record Free(TaskKey key, String workspace) {}

  @Override
  public synchronized List<TaskKey> claim(
      String lane, Lease lease, int atMost, int mostOfAKey, Instant now) {
    return database.write(transaction -> {
      Map<String, Integer> shares = new HashMap<>();
      transaction
          .list(SHARES, row -> Map.entry(row.getString(1), row.getInt(2)), lease.worker(), lane)
          .forEach(share -> shares.put(share.getKey(), share.getValue()));
      List<TaskKey> claimed = new ArrayList<>();
      for (Free free : running(transaction, lane, now, atMost)) {
        take(free, lease, mostOfAKey, shares, transaction).ifPresent(claimed::add);
      }
      inTurns(
          waiting(transaction, lane, now, atMost),
          claimed.size(),
          atMost,
          free -> take(free, lease, mostOfAKey, shares, transaction).map(claimed::add).isPresent());
      return claimed;
    });
  }

  private static List<Free> running(Transaction transaction, String lane, Instant now, int atMost)
      throws SQLException {
    return transaction.list(
        RUNNING,
        row -> new Free(new TaskKey(row.getLong(1), row.getLong(2)), row.getString(3)),
        lane,
        now.toEpochMilli(),
        atMost);
  }

  /// The oldest free tasks of each key, the least recently served key first.
  private Map<String, Deque<Free>> waiting(
      Transaction transaction, String lane, Instant now, int atMost) throws SQLException {
    List<String> keys = transaction.list(KEYS, row -> row.getString(1), lane, lane);
    Map<String, Deque<Free>> waiting = new LinkedHashMap<>();
    for (String key :
        keys.stream()
            .sorted(Comparator.comparingLong(one -> served.getOrDefault(one, 0L)))
            .toList()) {
      waiting.put(
          key,
          new ArrayDeque<>(
              transaction.list(
                  PENDING_OF_KEY,
                  row -> new Free(new TaskKey(row.getLong(1), row.getLong(2)), key),
                  lane,
                  key,
                  now.minus(Task.LIFETIME).toEpochMilli(),
                  now.toEpochMilli(),
                  atMost)));
    }
    return waiting;
  }

  /// Takes a free task, if it may.
  @FunctionalInterface
  private interface Taker {
    boolean take(Free free) throws SQLException;
  }

  private void inTurns(Map<String, Deque<Free>> waiting, int already, int atMost, Taker taker)
      throws SQLException {
    int claimed = already;
    boolean any = true;
    while (any && claimed < atMost) {
      any = false;
      for (Map.Entry<String, Deque<Free>> key : waiting.entrySet()) {
        Free next = claimed < atMost ? key.getValue().poll() : null;
        if (next != null && taker.take(next)) {
          served.put(key.getKey(), ++turn);
          claimed++;
          any = true;
        }
      }
    }
  }

  private static Optional<TaskKey> take(
      Free free, Lease lease, int mostOfAKey, Map<String, Integer> shares, Transaction transaction)
      throws SQLException {
    if (shares.getOrDefault(free.workspace(), 0) >= mostOfAKey) {
      return Optional.empty();
    }
    shares.merge(free.workspace(), 1, Integer::sum);
    transaction.update(HOLD, lease.worker(), lease.until().toEpochMilli(), free.key().high());
    return Optional.of(free.key());
  }

  @Override
  public Optional<TaskKey> claimSuspect(Lease lease, Instant now) {
    return database.write(transaction -> {
      Optional<TaskKey> next =
          transaction.first(
              SUSPECT, row -> new TaskKey(row.getLong(1), row.getLong(2)), now.toEpochMilli());
      if (next.isPresent()) {
        transaction.update(HOLD, lease.worker(), lease.until().toEpochMilli(), next.get().high());
      }
      return next;
    });
  }

  @Override
  public Optional<Released> release(TaskKey key, String worker) {
    return database.write(transaction ->
        transaction
            .list(
                RELEASE,
                row -> new Released(row.getString(1), row.getInt(2) == 1),
                key.high(),
                worker)
            .stream()
            .findFirst());
  }

  @Override
  public void forget(TaskKey key) {}

  @Override
  public void renew(Lease lease) {
    database.write(
        transaction -> transaction.update(RENEW, lease.until().toEpochMilli(), lease.worker()));
  }

  @Override
  public long ahead(Session session, String lane, String workspace, long older)
      throws SQLException {
    return session.first(AHEAD, row -> row.getLong(1), older + 1, lane, workspace).orElse(0L);
  }
}
