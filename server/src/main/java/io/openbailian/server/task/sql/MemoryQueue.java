package io.openbailian.server.task.sql;

import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.sql.UnitOfWork;
import io.openbailian.server.task.AttemptStart;
import io.openbailian.server.task.Lease;
import io.openbailian.server.task.Task;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The queue of the one process that has the database: claims are memory alone, so they cost no
/// write, and they are gone when the process is.
///
/// A claim asks the keys in turn for their oldest PENDING tasks, each by an index, and skips those
/// that are held: what it costs depends on what is held, not on what waits.
final class MemoryQueue implements TaskQueue {
  private final UnitOfWork database;
  private final TaskTable tasks;
  private final QueueCounts counts;
  private final Holds holds = new Holds();

  /// One claim at a time; never taken by the writing thread.
  private final ReentrantLock claiming = new ReentrantLock();

  MemoryQueue(UnitOfWork database, TaskTable tasks, int bound) {
    this.database = database;
    this.tasks = tasks;
    this.counts = new QueueCounts(bound);
  }

  @Override
  public void load(Transaction transaction) throws SQLException {
    List<TaskTable.Waiting> waiting = tasks.pendingCounts(transaction);
    counts.load(transaction, waiting);
    transaction.afterCommit(
        () -> waiting.forEach(row -> holds.mayHavePending(row.lane(), row.workspace())));
  }

  @Override
  public boolean isFull(Transaction transaction, String workspace) {
    return counts.isFull(workspace);
  }

  @Override
  public void accepted(Transaction transaction, TaskStanding task) {
    counts.add(task.lane(), task.workspace(), 1, transaction);
    transaction.afterCommit(() -> holds.mayHavePending(task.lane(), task.workspace()));
  }

  @Override
  public void begun(Transaction transaction, TaskStanding before, AttemptStart attempt) {
    if (before.isPending()) {
      counts.add(before.lane(), before.workspace(), -1, transaction);
      transaction.afterCommit(() -> holds.running(before.key()));
    }
  }

  @Override
  public void over(Transaction transaction, TaskStanding before) {
    if (before.isPending()) {
      counts.add(before.lane(), before.workspace(), -1, transaction);
    }
    transaction.afterCommit(() -> holds.forget(before.key(), before.lane()));
  }

  @Override
  public void moved(Transaction transaction, TaskStanding before, String lane) {
    if (before.isPending()) {
      counts.add(before.lane(), before.workspace(), -1, transaction);
      counts.add(lane, before.workspace(), 1, transaction);
    }
    transaction.afterCommit(() -> holds.moved(before.key(), lane));
  }

  /// Called at start alone: whoever had the folder has died.
  @Override
  public List<Left> abandoned(Transaction transaction, Instant now) throws SQLException {
    return List.of(new Left("the process before", tasks.running(transaction), List.of()));
  }

  @Override
  public boolean isAbandoned(Transaction transaction, TaskStanding task, Instant now) {
    return true;
  }

  @Override
  public void found(Transaction transaction, TaskStanding task) {
    transaction.afterCommit(() -> holds.waits(task));
  }

  @Override
  public boolean isHeld(Transaction transaction, TaskStanding task, String worker) {
    return holds.isHeld(task.key(), worker);
  }

  @Override
  public List<TaskKey> claim(String lane, Lease lease, int atMost, int mostOfAKey, Instant now)
      throws InterruptedException {
    claiming.lockInterruptibly();
    try {
      holds.renew(lease);
      holds.lapse(now);
      List<TaskKey> claimed =
          new ArrayList<>(holds.takeRunning(lease.worker(), lane, atMost, mostOfAKey));
      new Round(lane, lease.worker(), mostOfAKey, now).fill(claimed, atMost);
      return claimed;
    } finally {
      claiming.unlock();
    }
  }

  /// Keys take their turns in one claim.
  private final class Round {
    private final String lane;
    private final String worker;
    private final int mostOfAKey;
    private final Instant now;

    Round(String lane, String worker, int mostOfAKey, Instant now) {
      this.lane = lane;
      this.worker = worker;
      this.mostOfAKey = mostOfAKey;
      this.now = now;
    }

    void fill(List<TaskKey> claimed, int atMost) throws InterruptedException {
      Set<String> atTheirMost = new LinkedHashSet<>();
      try {
        while (claimed.size() < atMost) {
          @Nullable String key = holds.nextTurn(lane);
          if (key == null) {
            break;
          }
          int room = holds.room(worker, lane, key, mostOfAKey);
          if (room <= 0) {
            atTheirMost.add(key);
          } else {
            claimed.addAll(take(key, Math.min(room, atMost - claimed.size())));
          }
        }
      } catch (InterruptedException e) {
        claimed.forEach(key -> holds.release(key, worker));
        throw e;
      } finally {
        atTheirMost.forEach(key -> holds.mayHavePending(lane, key));
      }
    }

    /// A key that has tasks goes to the end of the line; who is alone in it takes several at once.
    private List<TaskKey> take(String key, int room) throws InterruptedException {
      int wanted = holds.isAnyoneElse(lane) ? 1 : room;
      boolean looked = false;
      try {
        int look = holds.held(lane, key) + wanted;
        List<TaskKey> pending =
            database.read(
                session -> tasks.pending(session, lane, key, now.minus(Task.LIFETIME), look));
        looked = true;
        List<TaskKey> taken = holds.take(pending, worker, lane, key, wanted);
        if (!taken.isEmpty()) {
          holds.mayHavePending(lane, key);
        }
        return taken;
      } finally {
        if (!looked) {
          holds.mayHavePending(lane, key);
        }
      }
    }
  }

  @Override
  public Optional<TaskKey> claimSuspect(Lease lease, Instant now) {
    holds.renew(lease);
    holds.lapse(now);
    return holds.takeSuspect(lease.worker());
  }

  @Override
  public Optional<Released> release(TaskKey key, String worker) {
    return holds.release(key, worker);
  }

  @Override
  public void forget(TaskKey key) {
    holds.drop(key);
  }

  @Override
  public void renew(Lease lease) {
    holds.renew(lease);
  }

  @Override
  public long ahead(Session session, String lane, String workspace, long older) {
    return counts.ofOthers(lane, workspace, older + 1);
  }
}
