package io.openbailian.server.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Wakes those who wait for a change of tasks: workers for work, held polls for an end. Never
/// blocks the store's thread.
public final class TaskSignals implements TaskListener {
  private final Map<String, Semaphore> pending = new ConcurrentHashMap<>();
  private final Map<String, List<CountDownLatch>> waiting = new ConcurrentHashMap<>();
  private volatile Consumer<String> ends = _ -> {};
  private volatile BiConsumer<String, CancelWish> wishes = (_, _) -> {};
  private volatile boolean closed;

  /// What {@link #awaitPending} waits for in place of a lane when it waits for suspects.
  public static final String SUSPECTS = "";

  /// Who wants to know of ends and of wishes to cancel as they happen; must not block.
  public void watch(Consumer<String> endsOfTasks, BiConsumer<String, CancelWish> wishesOfClients) {
    ends = endsOfTasks;
    wishes = wishesOfClients;
  }

  @Override
  public void suspects() {
    wake(SUSPECTS);
  }

  @Override
  public void cancelWish(String taskId, CancelWish wish) {
    wishes.accept(taskId, wish);
  }

  @Override
  public void pending(Set<String> lanes) {
    lanes.forEach(this::wake);
  }

  @Override
  public void ended(Set<String> taskIds) {
    for (String id : taskIds) {
      ends.accept(id);
      List<CountDownLatch> latches = waiting.remove(id);
      if (latches != null) {
        latches.forEach(CountDownLatch::countDown);
      }
    }
  }

  /// Makes the lane's next, or present, {@link #awaitPending} return.
  public void wake(String lane) {
    Semaphore signal = signalOf(lane);
    if (signal.availablePermits() == 0) {
      signal.release();
    }
  }

  /// As {@link #wake}, for all lanes that are waited for.
  public void wakeAll() {
    pending.keySet().forEach(this::wake);
  }

  /// The tasks for whose end somebody waits here.
  public Set<String> waitedFor() {
    return Set.copyOf(waiting.keySet());
  }

  /// Waits until the lane has been woken since the last call.
  public void awaitPending(String lane) throws InterruptedException {
    Semaphore signal = signalOf(lane);
    signal.acquire();
    signal.drainPermits();
  }

  private Semaphore signalOf(String lane) {
    return pending.computeIfAbsent(lane, _ -> new Semaphore(0));
  }

  /// Begins to wait for the end of a task. Register first, then read the row: an end in between is
  /// not missed.
  Waiter expect(String taskId) {
    CountDownLatch latch = new CountDownLatch(closed ? 0 : 1);
    waiting.compute(
        taskId,
        (_, latches) -> {
          List<CountDownLatch> all = latches == null ? new CopyOnWriteArrayList<>() : latches;
          all.add(latch);
          return all;
        });
    if (closed) {
      latch.countDown();
    }
    return new Waiter(taskId, latch);
  }

  /// Whether nobody is kept waiting any more.
  boolean isClosed() {
    return closed;
  }

  /// Lets every waiter go, now and from now on; for a shutdown.
  public void close() {
    closed = true;
    ended(Set.copyOf(waiting.keySet()));
  }

  /// One who waits for the end of a task.
  final class Waiter implements AutoCloseable {
    private final String taskId;
    private final CountDownLatch latch;

    private Waiter(String taskId, CountDownLatch latch) {
      this.taskId = taskId;
      this.latch = latch;
    }

    /// Waits until the task has ended, the server closes, or the duration is over.
    void await(Duration atMost) throws InterruptedException {
      boolean _ = latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
      waiting.computeIfPresent(
          taskId,
          (_, latches) -> {
            latches.remove(latch);
            return latches.isEmpty() ? null : latches;
          });
    }
  }
}
