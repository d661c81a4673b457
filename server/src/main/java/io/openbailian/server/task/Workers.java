package io.openbailian.server.task;

import io.openbailian.catalog.Values;
import io.openbailian.engine.Time;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.sql.DatabaseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out tasks: one loop for each lane claims what the lane's engine has room for, and starts
/// a virtual thread for each task.
public final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

  /// The lock on the data folder is the lease.
  private static final Lease LEASE = new Lease("local", Instant.MAX);

  private final TaskStore store;
  private final TaskSignals signals;
  private final TaskExecution execution;
  private final Time time;
  private final Semaphore room;
  private final List<Thread> loops = new ArrayList<>();
  private final Map<Thread, StopSignal> running = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /// @param atOnce how many tasks run at once over all lanes; 0 runs none
  public Workers(
      TaskStore store, TaskSignals signals, TaskExecution execution, Time time, int atOnce) {
    this.store = store;
    this.signals = signals;
    this.execution = execution;
    this.time = time;
    this.room = new Semaphore(atOnce);
  }

  /// Starts the loops.
  public void start(Collection<Lane> lanes) {
    if (room.availablePermits() == 0) {
      return;
    }
    for (Lane lane : lanes) {
      signals.wake(lane.name());
      loops.add(Thread.ofVirtual().name("lane-" + lane.name()).start(() -> serve(lane)));
    }
  }

  /// How many tasks are being carried out right now.
  public int running() {
    return running.size();
  }

  private void serve(Lane lane) {
    while (!closing) {
      try {
        if (claim(lane) == 0) {
          signals.awaitPending(lane.name());
        }
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) { // the loop must outlive any fault of the database
        LOG.error(
            "lane={} could not claim tasks; it tries again in {}",
            lane.name(),
            PAUSE_AFTER_FAULT,
            e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      boolean _ = time.await(() -> closing, PAUSE_AFTER_FAULT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Claims as many tasks as there is room for and starts them; waits until there is room for one.
  private int claim(Lane lane) throws InterruptedException {
    int permits = acquire(lane);
    List<Claimed> tasks = List.of();
    try {
      tasks = store.claim(lane.name(), LEASE, permits, Integer.MAX_VALUE, time.now());
    } finally {
      release(lane, permits - tasks.size());
    }
    tasks.forEach(task -> start(task, lane));
    return tasks.size();
  }

  private int acquire(Lane lane) throws InterruptedException {
    room.acquire();
    boolean passed = false;
    try {
      lane.gate().acquire();
      passed = true;
    } finally {
      if (!passed) {
        room.release();
      }
    }
    int permits = 1;
    while (permits < lane.engine().width() && room.tryAcquire()) {
      if (!lane.gate().tryAcquire()) {
        room.release();
        break;
      }
      permits++;
    }
    return permits;
  }

  private void release(Lane lane, int permits) {
    lane.gate().release(permits);
    room.release(permits);
  }

  private void start(Claimed claimed, Lane lane) {
    StopSignal stop = new StopSignal();
    Thread thread =
        Thread.ofVirtual()
            .name("task-" + claimed.task().id())
            .unstarted(() -> run(claimed, lane, stop));
    running.put(thread, stop);
    thread.start();
  }

  private void run(Claimed claimed, Lane lane, StopSignal stop) {
    Task task = claimed.task();
    int number = claimed.attempts().size() + 1;
    try {
      Values values = store.values(claimed);
      if (store.begin(task.id(), LEASE.worker(), attempt(number, lane, task))) {
        Task running = store.find(task.id(), time.now()).orElse(task).with(values);
        end(task, number, execution.execute(running, lane, stop).orElse(null));
      }
    } catch (InterruptedException e) {
      LOG.error(
          "task={} was interrupted while it ended; the next start takes it up again", task.id());
    } catch (Throwable e) { // the worker must outlive any task
      LOG.error(
          "task={} stays RUNNING until the next start, which takes it up again", task.id(), e);
    } finally {
      release(lane, 1);
      running.remove(Thread.currentThread());
    }
  }

  private AttemptStart attempt(int number, Lane lane, Task task) {
    Instant now = time.now();
    return new AttemptStart(
        number, List.of(), lane.name(), "", true, task.deaths() > 0, now, now.plus(Task.LIFETIME));
  }

  private void end(Task task, int number, TaskExecution.@Nullable Ending ending)
      throws InterruptedException {
    AttemptEnd end = new AttemptEnd(time.now(), Optional.empty(), List.of(), Optional.empty());
    if (ending == null) {
      store.endAttempt(task.id(), number, LEASE.worker(), end);
      store.release(task.id(), LEASE.worker());
    } else if (!complete(task, ending, new NumberedEnd(number, end))) {
      LOG.warn("task={} was not RUNNING any more when it ended", task.id());
    }
  }

  /// A disk that is full now may have room in a second; the work is done and its files are written.
  private boolean complete(Task task, TaskExecution.Ending ending, NumberedEnd attempt)
      throws InterruptedException {
    while (true) {
      try {
        return store.end(
            task.id(), LEASE.worker(), ending.state(), ending.files(), Optional.of(attempt));
      } catch (DatabaseException e) {
        if (closing) {
          throw e;
        }
        LOG.error(
            "task={} has ended, but that could not be stored; tried again in {}",
            task.id(),
            PAUSE_AFTER_FAULT,
            e);
        boolean _ = time.await(() -> closing, PAUSE_AFTER_FAULT);
      }
    }
  }

  /// Stops claiming, lets running tasks go on for the grace time, then stops them, and waits until
  /// every task has ended or is back in the queue.
  public void close(Duration grace) throws InterruptedException {
    closing = true;
    for (Thread loop : loops) {
      loop.interrupt();
      loop.join();
    }
    if (!time.await(running::isEmpty, grace)) {
      LOG.info("{} tasks are stopped and go back to the queue", running.size());
      running.values().forEach(StopSignal::stop);
    }
    for (Thread thread : List.copyOf(running.keySet())) {
      thread.join();
    }
  }
}
