package io.openbailian.server.task.sql;

import io.openbailian.server.node.sql.NodeTable;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.sql.UnitOfWork;
import io.openbailian.server.task.AttemptStart;
import io.openbailian.server.task.Lease;
import io.openbailian.server.task.Task;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// The queue of nodes that share a PostgreSQL: who holds a task stands in its row, and claims pass
/// over rows that others are claiming. The holder is an incarnation of a node, whose number is
/// never given again; whoever is not it any more changes nothing.
///
/// What a node holds is free when the node is gone, see {@link #abandoned}: a claim looks at no
/// lease, so what one costs does not depend on what is held.
final class RowQueue implements TaskQueue {
  private static final String IS_HELD = "SELECT 1 FROM task WHERE id_high = ? AND holder = ?";

  private static final String HOLDER =
      "SELECT coalesce(holder, '') FROM task WHERE id_high = ? FOR UPDATE";

  private static final String LET_GO = "UPDATE task SET holder = NULL WHERE id_high = ?";

  private static final String RELEASE =
      """
      UPDATE task SET holder = NULL WHERE id_high = ? AND holder = ? RETURNING lane, suspect
      """;

  private static final String HOLD =
      """
      UPDATE task SET holder = ? WHERE id_high = ANY (string_to_array(?, ',')::bigint[])
      """;

  private static final String SHARES =
      """
      SELECT workspace, count(*) FROM task
      WHERE holder = ? AND lane = ? AND status IN ('PENDING', 'RUNNING') GROUP BY workspace
      """;

  private static final String RUNNING =
      """
      SELECT id_high, id_low, workspace FROM task
      WHERE status = 'RUNNING' AND suspect = 0 AND holder IS NULL AND lane = ?
      ORDER BY id_high LIMIT ? FOR UPDATE SKIP LOCKED
      """;

  /// One step from each workspace to the next in the index, however many tasks one has.
  private static final String WORKSPACES =
      """
      WITH RECURSIVE waiting AS (
        (SELECT workspace FROM task
         WHERE status = 'PENDING' AND suspect = 0 AND holder IS NULL AND lane = ? AND workspace > ?
         ORDER BY workspace LIMIT 1)
        UNION ALL
        SELECT (SELECT workspace FROM task
                WHERE status = 'PENDING' AND suspect = 0 AND holder IS NULL AND lane = ?
                  AND workspace > waiting.workspace
                ORDER BY workspace LIMIT 1)
        FROM waiting WHERE waiting.workspace IS NOT NULL)
      SELECT workspace FROM waiting WHERE workspace IS NOT NULL LIMIT ?
      """;

  private static final String OLDEST =
      """
      SELECT id_high, id_low, task.workspace
      FROM unnest(string_to_array(?, chr(31))) WITH ORDINALITY AS turn (workspace, place)
      CROSS JOIN LATERAL (
        SELECT id_high, id_low, workspace FROM task
        WHERE status = 'PENDING' AND suspect = 0 AND holder IS NULL AND lane = ?
          AND task.workspace = turn.workspace AND submitted > ?
        ORDER BY submitted, id_high LIMIT ? FOR UPDATE SKIP LOCKED) AS task
      ORDER BY turn.place
      """;

  private static final String SUSPECT =
      """
      SELECT id_high, id_low FROM task
      WHERE status IN ('PENDING', 'RUNNING') AND suspect = 1 AND holder IS NULL
      ORDER BY deaths DESC, id_high LIMIT 1 FOR UPDATE SKIP LOCKED
      """;

  private static final String AHEAD =
      """
      SELECT coalesce(sum(least(tasks, ?)), 0) FROM (
        SELECT count(*) AS tasks FROM task
        WHERE status = 'PENDING' AND lane = ? AND workspace <> ? GROUP BY workspace) AS others
      """;

  private static final String RUNNING_OF =
      """
      SELECT %s FROM task WHERE holder = ? AND status = 'RUNNING' ORDER BY id_high FOR UPDATE
      """
          .formatted(TaskStanding.COLUMNS);

  private static final String LET_ALL_GO = "UPDATE task SET holder = NULL WHERE holder = ?";

  private static final String LANES_OF =
      "SELECT DISTINCT lane FROM task WHERE holder = ? AND status = 'PENDING'";

  private final UnitOfWork database;
  private final NodeTable nodes;
  private final QueueBound bound;

  /// The workspace that was served last in each lane: the next claim begins behind it.
  private final Map<String, String> served = new ConcurrentHashMap<>();

  private final ReentrantLock claiming = new ReentrantLock();

  RowQueue(UnitOfWork database, NodeTable nodes, int bound) {
    this.database = database;
    this.nodes = nodes;
    this.bound = new QueueBound(bound);
  }

  @Override
  public void load(Transaction transaction) {}

  @Override
  public boolean isFull(Transaction transaction, String workspace) throws SQLException {
    return bound.isFull(transaction, workspace);
  }

  @Override
  public void accepted(Transaction transaction, TaskStanding task) {}

  @Override
  public void begun(Transaction transaction, TaskStanding before, AttemptStart attempt) {}

  /// Its end has let it go, see {@link Dialect#letGo}.
  @Override
  public void over(Transaction transaction, TaskStanding before) {}

  @Override
  public void moved(Transaction transaction, TaskStanding before, String lane) {}

  @Override
  public List<Left> abandoned(Transaction transaction, Instant now) throws SQLException {
    List<Left> all = new ArrayList<>();
    for (String node : nodes.gone(transaction, nodes.millis(now))) {
      List<TaskStanding> running = transaction.list(RUNNING_OF, TaskStanding::read, node);
      List<String> lanes = transaction.list(LANES_OF, row -> row.getString(1), node);
      transaction.update(LET_ALL_GO, node);
      nodes.leave(transaction, node);
      all.add(new Left(node, running, lanes));
    }
    return all;
  }

  @Override
  public boolean isAbandoned(Transaction transaction, TaskStanding task, Instant now)
      throws SQLException {
    Optional<String> holder = transaction.first(HOLDER, row -> row.getString(1), task.key().high());
    return holder.isPresent()
        && (holder.get().isEmpty() || nodes.isGone(transaction, holder.get(), nodes.millis(now)));
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

  /// One claim of a node at a time: they would only pass over each other's rows.
  @Override
  public List<TaskKey> claim(String lane, Lease lease, int atMost, int mostOfAKey, Instant now)
      throws InterruptedException {
    claiming.lockInterruptibly();
    try {
      return database.write(transaction -> {
        if (!isThere(transaction, lease)) {
          return List.of();
        }
        Round round = new Round(transaction, lane, lease.worker(), mostOfAKey, atMost);
        round.takeRunning();
        round.takePending(now);
        return round.hold();
      });
    } finally {
      claiming.unlock();
    }
  }

  /// A lease without an end is kept by heartbeats alone.
  private boolean isThere(Transaction transaction, Lease lease) throws SQLException {
    if (!lease.until().equals(Instant.MAX)) {
      nodes.hold(transaction, lease.worker(), lease.until());
    }
    return nodes.isThere(transaction, lease.worker());
  }

  /// Workspaces take their turns in one claim.
  private final class Round {
    private final Transaction transaction;
    private final String lane;
    private final String worker;
    private final int mostOfAKey;
    private final int atMost;
    private final Map<String, Integer> shares = new HashMap<>();
    private final List<TaskKey> taken = new ArrayList<>();

    Round(Transaction transaction, String lane, String worker, int mostOfAKey, int atMost)
        throws SQLException {
      this.transaction = transaction;
      this.lane = lane;
      this.worker = worker;
      this.mostOfAKey = mostOfAKey;
      this.atMost = atMost;
      transaction
          .list(SHARES, row -> Map.entry(row.getString(1), row.getInt(2)), worker, lane)
          .forEach(share -> shares.put(share.getKey(), share.getValue()));
    }

    private int room(String workspace) {
      return mostOfAKey - shares.getOrDefault(workspace, 0);
    }

    void takeRunning() throws SQLException {
      for (Free free : transaction.list(RUNNING, Round::free, lane, atMost)) {
        take(free);
      }
    }

    private static Free free(ResultSet row) throws SQLException {
      return new Free(new TaskKey(row.getLong(1), row.getLong(2)), row.getString(3));
    }

    private boolean take(Free free) {
      if (room(free.workspace()) <= 0 || taken.size() >= atMost) {
        return false;
      }
      shares.merge(free.workspace(), 1, Integer::sum);
      taken.add(free.key());
      return true;
    }

    /// First each workspace as much as an equal share; what is left over for those that have more.
    void takePending(Instant now) throws SQLException {
      List<String> turns = turns(atMost - taken.size());
      if (turns.isEmpty()) {
        return;
      }
      long after = now.minus(Task.LIFETIME).toEpochMilli();
      int share = Math.ceilDiv(atMost - taken.size(), turns.size());
      Map<String, Deque<Free>> waiting = oldest(turns, after, share);
      inTurns(waiting, share);
      List<String> more =
          turns.stream()
              .filter(workspace -> room(workspace) > 0)
              .filter(workspace -> waiting.containsKey(workspace))
              .toList();
      int left = atMost - taken.size();
      if (left > 0 && !more.isEmpty()) {
        hold();
        inTurns(oldest(more, after, left), left);
      }
    }

    /// Those with tasks that have room here, from the one behind the last that was served.
    private List<String> turns(int most) throws SQLException {
      if (most <= 0) {
        return List.of();
      }
      int look = most + shares.size(); // those that have their share already are passed over
      String last = served.getOrDefault(lane, "");
      List<String> turns = new ArrayList<>(workspaces(last, look));
      if (turns.size() < look && !last.isEmpty()) {
        workspaces("", look).stream()
            .filter(workspace -> !turns.contains(workspace))
            .forEach(turns::add);
      }
      return turns.stream().filter(workspace -> room(workspace) > 0).limit(most).toList();
    }

    private List<String> workspaces(String after, int most) throws SQLException {
      return transaction.list(WORKSPACES, row -> row.getString(1), lane, after, lane, most);
    }

    private Map<String, Deque<Free>> oldest(List<String> turns, long after, int most)
        throws SQLException {
      Map<String, Deque<Free>> waiting = new LinkedHashMap<>();
      String asked = String.join("\u001f", turns);
      for (Free free : transaction.list(OLDEST, Round::free, asked, lane, after, most)) {
        waiting.computeIfAbsent(free.workspace(), _ -> new ArrayDeque<>()).add(free);
      }
      return waiting;
    }

    private void inTurns(Map<String, Deque<Free>> waiting, int rounds) {
      for (int round = 0; round < rounds; round++) {
        for (Deque<Free> ofOne : waiting.values()) {
          Free next = ofOne.poll();
          if (next != null && take(next)) {
            served.put(lane, next.workspace());
          }
        }
      }
    }

    /// Writes who holds them now.
    List<TaskKey> hold() throws SQLException {
      if (!taken.isEmpty()) {
        transaction.update(
            HOLD,
            worker,
            taken.stream().map(key -> String.valueOf(key.high())).collect(Collectors.joining(",")));
      }
      return List.copyOf(taken);
    }
  }

  @Override
  public Optional<TaskKey> claimSuspect(Lease lease, Instant now) {
    return database.write(transaction -> {
      if (!isThere(transaction, lease)) {
        return Optional.empty();
      }
      Optional<TaskKey> next =
          transaction.first(SUSPECT, row -> new TaskKey(row.getLong(1), row.getLong(2)));
      if (next.isPresent()) {
        transaction.update(HOLD, lease.worker(), String.valueOf(next.get().high()));
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
    boolean _ =
        database.write(transaction -> {
          nodes.hold(transaction, lease.worker(), lease.until());
          return true;
        });
  }

  @Override
  public long ahead(Session session, String lane, String workspace, long older)
      throws SQLException {
    return session.first(AHEAD, row -> row.getLong(1), older + 1, lane, workspace).orElse(0L);
  }
}
