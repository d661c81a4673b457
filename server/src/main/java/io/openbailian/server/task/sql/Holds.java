package io.openbailian.server.task.sql;

import io.openbailian.server.task.Lease;
import io.openbailian.server.task.sql.TaskQueue.Released;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the queue of one node has in memory: who holds which task, the RUNNING tasks that nobody
/// holds, and the order of the keys that may have PENDING ones. Every method is short, because the
/// writing thread calls some.
final class Holds {
  private final Map<TaskKey, Hold> holds = new HashMap<>();
  private final Map<Share, Integer> shares = new HashMap<>();
  private final Map<String, Integer> heldOfKey = new HashMap<>();
  private final Map<String, Instant> leases = new HashMap<>();
  private final Map<String, Set<String>> turns = new HashMap<>();
  private final Map<String, TreeMap<Long, Waiting>> resumable = new HashMap<>();
  private final TreeSet<Waiting> suspects =
      new TreeSet<>(
          Comparator.comparingInt(Waiting::deaths)
              .reversed()
              .thenComparingLong(waiting -> waiting.key().high()));

  /// A task that nobody holds.
  private record Waiting(TaskKey key, String workspace, String lane, boolean suspect, int deaths) {}

  /// A task that a worker holds.
  private record Hold(String worker, Waiting task, boolean running) {}

  /// What a worker holds of a key in a lane.
  private record Share(String worker, String lane, String workspace) {}

  synchronized void mayHavePending(String lane, String workspace) {
    turns.computeIfAbsent(lane, _ -> new LinkedHashSet<>()).add(workspace);
  }

  /// The key whose turn it is; it has no turn any more.
  synchronized @Nullable String nextTurn(String lane) {
    Iterator<String> keys = turns.getOrDefault(lane, Set.of()).iterator();
    if (!keys.hasNext()) {
      return null;
    }
    String key = keys.next();
    keys.remove();
    return key;
  }

  synchronized boolean isAnyoneElse(String lane) {
    return !turns.getOrDefault(lane, Set.of()).isEmpty();
  }

  /// How many more tasks of the key in the lane the worker may take.
  synchronized int room(String worker, String lane, String workspace, int most) {
    return most - shares.getOrDefault(new Share(worker, lane, workspace), 0);
  }

  /// How many tasks of the key anyone holds in the lane.
  synchronized int held(String lane, String workspace) {
    return heldOfKey.getOrDefault(lane + '\n' + workspace, 0);
  }

  /// Takes those of the PENDING tasks that nobody holds, at most so many.
  synchronized List<TaskKey> take(
      List<TaskKey> pending, String worker, String lane, String workspace, int atMost) {
    List<TaskKey> taken = new ArrayList<>();
    for (TaskKey key : pending) {
      if (taken.size() < atMost && !holds.containsKey(key)) {
        hold(new Hold(worker, new Waiting(key, workspace, lane, false, 0), false));
        taken.add(key);
      }
    }
    return taken;
  }

  /// Takes RUNNING tasks of the lane that nobody holds.
  synchronized List<TaskKey> takeRunning(String worker, String lane, int atMost, int mostOfAKey) {
    List<TaskKey> taken = new ArrayList<>();
    for (Waiting task : List.copyOf(resumable.getOrDefault(lane, new TreeMap<>()).values())) {
      if (taken.size() < atMost && room(worker, lane, task.workspace(), mostOfAKey) > 0) {
        hold(new Hold(worker, task, true));
        taken.add(task.key());
      }
    }
    return taken;
  }

  synchronized Optional<TaskKey> takeSuspect(String worker) {
    Optional<Waiting> next = suspects.stream().findFirst();
    next.ifPresent(task -> hold(new Hold(worker, task, true)));
    return next.map(Waiting::key);
  }

  synchronized boolean isHeld(TaskKey key, String worker) {
    Hold hold = holds.get(key);
    return hold != null && hold.worker().equals(worker);
  }

  synchronized void running(TaskKey key) {
    Hold hold = holds.get(key);
    if (hold != null) {
      holds.put(key, new Hold(hold.worker(), hold.task(), true));
    }
  }

  synchronized void moved(TaskKey key, String lane) {
    Hold hold = holds.get(key);
    if (hold != null) {
      Waiting task = hold.task();
      drop(key);
      hold(
          new Hold(
              hold.worker(),
              new Waiting(key, task.workspace(), lane, task.suspect(), task.deaths()),
              hold.running()));
    }
  }

  /// A RUNNING task that nobody holds.
  synchronized void waits(TaskStanding task) {
    waits(
        new Waiting(task.key(), task.workspace(), task.lane(), task.suspect(), task.deaths()),
        true);
  }

  /// The task is over.
  synchronized void forget(TaskKey key, String lane) {
    drop(key);
    unqueue(key, lane);
  }

  synchronized Optional<Released> release(TaskKey key, String worker) {
    Hold hold = holds.get(key);
    if (hold == null || !hold.worker().equals(worker)) {
      return Optional.empty();
    }
    drop(key);
    waits(hold.task(), hold.running());
    return Optional.of(new Released(hold.task().lane(), hold.task().suspect()));
  }

  synchronized void renew(Lease lease) {
    leases.put(lease.worker(), lease.until());
  }

  /// Lets go of what the workers hold whose leases are over.
  synchronized void lapse(Instant now) {
    if (leases.values().stream().allMatch(now::isBefore)) {
      return;
    }
    for (Map.Entry<TaskKey, Hold> held : List.copyOf(holds.entrySet())) {
      String worker = held.getValue().worker();
      if (!now.isBefore(leases.getOrDefault(worker, Instant.MAX))) {
        release(held.getKey(), worker);
      }
    }
    leases.values().removeIf(until -> !now.isBefore(until));
  }

  synchronized void clear() {
    holds.clear();
    shares.clear();
    heldOfKey.clear();
    turns.clear();
    resumable.clear();
    suspects.clear();
  }

  private void waits(Waiting task, boolean running) {
    if (task.suspect()) {
      suspects.add(task);
    } else if (running) {
      resumable.computeIfAbsent(task.lane(), _ -> new TreeMap<>()).put(task.key().high(), task);
    } else {
      mayHavePending(task.lane(), task.workspace());
    }
  }

  private void hold(Hold hold) {
    Waiting task = hold.task();
    unqueue(task.key(), task.lane());
    holds.put(task.key(), hold);
    count(hold, 1);
  }

  /// Nobody holds the task any more, and it does not wait.
  synchronized void drop(TaskKey key) {
    Hold hold = holds.remove(key);
    if (hold != null) {
      count(hold, -1);
    }
  }

  private void count(Hold hold, int change) {
    Waiting task = hold.task();
    shares.merge(new Share(hold.worker(), task.lane(), task.workspace()), change, Holds::sum);
    heldOfKey.merge(task.lane() + '\n' + task.workspace(), change, Holds::sum);
  }

  private void unqueue(TaskKey key, String lane) {
    suspects.removeIf(task -> task.key().equals(key));
    TreeMap<Long, Waiting> waiting = resumable.get(lane);
    if (waiting != null) {
      waiting.remove(key.high());
    }
  }

  private static @Nullable Integer sum(Integer count, Integer change) {
    int sum = count + change;
    return sum == 0 ? null : sum;
  }
}
