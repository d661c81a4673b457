package io.openbailian.server.rates;

import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskFilter;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Counts the unfinished tasks of keys that may have so many only. A key's tasks are read from the
/// store when it first submits one, and are looked at again when it has no place left: nobody has
/// to tell when one has ended.
public final class TaskPlaces {
  private static final int PAGE = 100;

  /// No key may be allowed more.
  private static final int MOST_READ = 1_000;

  private final RateLimits limits;
  private final TaskStore store;
  private final Time time;
  private final Optional<SharedLimits> shared;
  private final Map<String, OfKey> keys = new ConcurrentHashMap<>();

  /// @param limiting what others are asked, where there may be any
  public TaskPlaces(RateLimits limits, TaskStore store, Limiting limiting) {
    this.limits = limits;
    this.store = store;
    this.time = limiting.time();
    this.shared = limiting.shared();
  }

  /// The unfinished tasks of a key, and the submissions on their way.
  private static final class OfKey {
    private final Set<String> tasks = new HashSet<>();
    private int coming;
    private boolean read;
  }

  /// A place for one task, until it is known whether it was accepted.
  public interface Place {
    /// Where nothing is limited.
    Place NONE = (_, _) -> {};

    /// Tells what became of the task.
    ///
    /// @param accepted whether it is durable
    void settle(String taskId, boolean accepted);
  }

  /// Takes a place for a task.
  ///
  /// @param taskId that it will have, if it is accepted
  /// @throws WireException `Throttling.AllocationQuota` when the key has none left
  public Place take(ApiKey key, String taskId) throws InterruptedException {
    Optional<Integer> most = limits.tasksAtOnce(key);
    if (most.isEmpty()) {
      return Place.NONE;
    }
    return shared.isPresent()
        ? takeOverAll(shared.get(), key, most.get(), taskId)
        : takeHere(key, most.get());
  }

  private static Place takeOverAll(SharedLimits shared, ApiKey key, int most, String taskId) {
    if (!shared.takePlace(key.workspace(), key.id(), most, taskId)) {
      throw full(key, most);
    }
    return (id, accepted) -> {
      if (!accepted) {
        shared.leavePlace(id);
      }
    };
  }

  private Place takeHere(ApiKey key, int most) throws InterruptedException {
    OfKey open = keys.computeIfAbsent(key.id(), _ -> new OfKey());
    synchronized (open) {
      read(open, key);
      if (open.tasks.size() + open.coming >= most) {
        forgetEnded(open);
      }
      if (open.tasks.size() + open.coming >= most) {
        throw full(key, most);
      }
      open.coming++;
    }
    return (id, accepted) -> settle(open, id, accepted);
  }

  private static WireException full(ApiKey key, int most) {
    return new WireException(
        ErrorCode.ALLOCATION_QUOTA
            .with()
            .withHint(
                "the key %s may have %d unfinished tasks; wait for one to end"
                    .formatted(key.id(), most)));
  }

  private static void settle(OfKey open, String id, boolean accepted) {
    synchronized (open) {
      open.coming--;
      if (accepted) {
        open.tasks.add(id);
      }
    }
  }

  private void read(OfKey open, ApiKey key) throws InterruptedException {
    if (open.read) {
      return;
    }
    for (TaskStatus status : new TaskStatus[] {TaskStatus.PENDING, TaskStatus.RUNNING}) {
      int page = 1;
      int found = PAGE;
      while (found == PAGE && open.tasks.size() < MOST_READ) {
        found = read(open, key, status, page);
        page++;
      }
    }
    open.read = true;
  }

  private int read(OfKey open, ApiKey key, TaskStatus status, int page)
      throws InterruptedException {
    Instant now = time.now();
    var tasks =
        store
            .list(
                key.workspace(),
                new TaskFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(status),
                    Optional.of(key.id()),
                    now.minus(Task.LIFETIME),
                    now,
                    new TaskFilter.Paging(page, PAGE),
                    now))
            .tasks();
    tasks.forEach(task -> open.tasks.add(task.id()));
    return tasks.size();
  }

  private void forgetEnded(OfKey open) throws InterruptedException {
    Instant now = time.now();
    for (String id : Set.copyOf(open.tasks)) {
      Optional<Task> task = store.find(id, now);
      if (task.isEmpty() || task.get().state() instanceof TaskState.Ended) {
        open.tasks.remove(id);
      }
    }
  }
}
