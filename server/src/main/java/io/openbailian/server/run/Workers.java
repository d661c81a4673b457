package io.openbailian.server.run;

import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.routing.Gate;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.sql.DatabaseException;
import io.openbailian.server.task.CancelWish;
import io.openbailian.server.task.Claimed;
import io.openbailian.server.task.Lease;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskSignals;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out tasks: one loop for each lane claims what there is room for, and starts a virtual
/// thread for each task; one more loop takes the suspects, one at a time, beside everything else.
///
/// A lane claims more tasks than may run, so that their inputs are at hand when their turn comes.
/// No key fills a lane, and a quarter of its room is for keys that have nothing there.
public final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
  private static final int LEAST_ROOM = 8;
  private static final String SUSPECTS = "suspects";

  private final TaskStore store;
  private final TaskSignals signals;
  private final TaskRun tasks;
  private final ServerMetrics metrics;
  private final Time time;
  private final int atOnce;
  private final Supplier<String> worker;
  private final List<Thread> loops = new CopyOnWriteArrayList<>();

  /// The lanes that have a loop: one that leaves and comes back still has its own.
  private final Set<String> served = ConcurrentHashMap.newKeySet();

  /// How many tasks may be underway at each engine.
  private final Map<Lane, Gate.Bound> bounds = new ConcurrentHashMap<>();

  private final Map<String, Running> running = new ConcurrentHashMap<>();

  /// What may kill the process is done by one suspect at a time.
  private final Semaphore suspectsTurn = new Semaphore(1, true);

  private volatile boolean closing;

  /// @param worker names this process; where several share the tasks, by a name that it loses with
  ///   what it holds
  /// @param atOnce how many tasks run at once at each engine; 0 runs none
  public Workers(
      TaskStore store,
      TaskSignals signals,
      TaskRun tasks,
      ServerMetrics metrics,
      Supplier<String> worker,
      int atOnce,
      Time time) {
    this.store = store;
    this.signals = signals;
    this.tasks = tasks;
    this.metrics = metrics;
    this.time = time;
    this.atOnce = atOnce;
    this.worker = worker;
  }

  /// A task that is held here.
  private record Running(Thread thread, StopSignal stop) {}

  /// As long as the process is there, or is not counted as gone by others.
  private Lease lease() {
    return new Lease(worker.get(), Instant.MAX);
  }

  /// What is held here has been lost to others: engines are left as they are, and what they still
  /// bring is not ours to store.
  public void lost() {
    running.values().forEach(held -> held.stop().stop(StopWish.LEAVE));
    signals.wakeAll();
  }

  /// Starts the loops.
  public void start(Collection<Lane> lanes) {
    if (atOnce == 0) {
      return;
    }
    signals.watch(this::ended, this::wished);
    lanes.forEach(this::start);
    signals.wake(TaskSignals.SUSPECTS);
    loops.add(Thread.ofVirtual().name(SUSPECTS).start(this::runSuspects));
  }

  /// Starts the loop of one more lane, unless one of its name is there.
  public synchronized void start(Lane lane) {
    if (atOnce == 0 || closing || !served.add(lane.name())) {
      return;
    }
    LaneLoop loop = new LaneLoop(lane);
    signals.wake(lane.name());
    loops.add(Thread.ofVirtual().name("lane-" + lane.name()).start(loop::run));
  }

  private Gate.Turn queue(Lane lane, String workspace) {
    return lane.gate()
        .queue(
            workspace, Optional.of(bounds.computeIfAbsent(lane, one -> one.gate().bound(atOnce))));
  }

  /// How many tasks are held right now, running or waiting for their turn.
  public int running() {
    return running.size();
  }

  /// A task that was cancelled before it had begun, or that expired, is not carried out.
  private void ended(String id) {
    stop(id, StopWish.END);
  }

  private void wished(String id, CancelWish wish) {
    LOG.info("task={} is cancelled by its client ({})", id, wish);
    stop(id, StopWish.END);
  }

  private void stop(String id, StopWish wish) {
    Running held = running.get(id);
    if (held != null) {
      held.stop().stop(wish);
    }
  }

  /// Repeats a round until the server closes; it outlives whatever goes wrong in one.
  private void repeat(String what, Round round) {
    while (!closing) {
      try {
        round.run();
      } catch (InterruptedException e) {
        return;
      } catch (Throwable e) { // the loop must outlive any fault
        LOG.error("{} could not claim tasks; it tries again in {}", what, PAUSE_AFTER_FAULT, e);
        pause();
      }
    }
  }

  @FunctionalInterface
  private interface Round {
    void run() throws InterruptedException;
  }

  private void pause() {
    try {
      boolean _ = time.await(() -> closing, PAUSE_AFTER_FAULT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runSuspects() {
    repeat(
        SUSPECTS,
        () -> {
          Lease lease = lease();
          Optional<Claimed> suspect = store.claimSuspect(lease, time.now());
          if (suspect.isEmpty()) {
            signals.awaitPending(TaskSignals.SUSPECTS);
            return;
          }
          LOG.info(
              "task={} was running when the process died ({} times alone); it runs as the only"
                  + " suspect",
              suspect.get().task().id(),
              suspect.get().task().deaths());
          CountDownLatch harmless = new CountDownLatch(1);
          SuspectTurn turn = new SuspectTurn(suspectsTurn, harmless::countDown);
          Held held = new Held(suspect.get(), lease.worker(), Optional.of(turn));
          Running _ = start(held, Admission.ENGINE, turn::close);
          harmless.await();
        });
  }

  /// The tasks of one lane.
  private final class LaneLoop {
    private final Lane lane;
    private final int room = Math.max(LEAST_ROOM, 2 * atOnce);
    private final AtomicInteger held = new AtomicInteger();

    LaneLoop(Lane lane) {
      this.lane = lane;
    }

    void run() {
      repeat("lane=" + lane.name(), this::claimed);
    }

    private void claimed() throws InterruptedException {
      int free = room - held.get();
      int forAll = free - room / 4;
      int claimed = forAll > 0 ? claim(forAll, room / 2) : 0;
      if (claimed == 0 && free > 0) {
        claimed = claim(free, 1);
      }
      if (claimed == 0) {
        signals.awaitPending(lane.name());
      }
    }

    private int claim(int atMost, int mostOfAKey) throws InterruptedException {
      Lease lease = lease();
      List<Claimed> claimed = store.claim(lane.name(), lease, atMost, mostOfAKey, time.now());
      held.addAndGet(claimed.size());
      for (Claimed task : claimed) {
        Held one = new Held(task, lease.worker(), Optional.empty());
        Running _ = start(one, Workers.this::queue, this::left);
      }
      return claimed.size();
    }

    private void left() {
      held.decrementAndGet();
      signals.wake(lane.name());
    }
  }

  /// What was claimed under a name.
  ///
  /// @param turn where it is a suspect
  private record Held(Claimed task, String worker, Optional<SuspectTurn> turn) {}

  private Running start(Held claimed, Admission admission, Runnable left) {
    Claimed task = claimed.task();
    StopSignal stop = new StopSignal();
    TaskJournal.Hold hold = new TaskJournal.Hold(task, claimed.worker(), claimed.turn());
    Thread thread =
        Thread.ofVirtual()
            .name("task-" + hold.id())
            .unstarted(() -> {
              try {
                run(hold, stop, admission);
              } finally {
                running.remove(hold.id());
                left.run();
              }
            });
    Running held = new Running(thread, stop);
    running.put(hold.id(), held);
    if (task.cancel().isPresent()) {
      stop.stop(StopWish.END);
    }
    thread.start();
    return held;
  }

  private void run(TaskJournal.Hold hold, StopSignal stop, Admission admission) {
    String id = hold.id();
    long begun = time.nanos();
    try {
      switch (tasks.execute(hold, stop, admission)) {
        case TaskRun.Outcome.Left() -> store.release(id, hold.worker());
        case TaskRun.Outcome.Ended ended -> end(hold, ended, begun);
      }
    } catch (InterruptedException e) {
      LOG.error("task={} was interrupted while it ended; it is taken up again", id);
      releaseLater(hold);
    } catch (Throwable e) { // only a fault of the database comes here
      LOG.error("task={} stays as it is, and is taken up again in a moment", id, e);
      releaseLater(hold);
    }
  }

  private void releaseLater(TaskJournal.Hold hold) {
    String id = hold.id();
    pause();
    try {
      store.release(id, hold.worker());
    } catch (InterruptedException | RuntimeException e) {
      LOG.error("task={} is taken up at the next start", id, e);
    }
  }

  private void end(TaskJournal.Hold hold, TaskRun.Outcome.Ended ended, long begun)
      throws InterruptedException {
    if (!stored(hold, ended)) {
      LOG.info("task={} was not ours to end any more", hold.id());
      return;
    }
    Task task = hold.task().task();
    metrics.ended(
        task.request().kind(),
        ended.engine(),
        ended.state().status(),
        Duration.ofNanos(time.nanos() - begun));
    ended.files().forEach(file -> metrics.made(task.request().kind(), file.mediaType()));
    if (ended.state() instanceof TaskState.Failed failed) {
      LOG.info("task={} FAILED: {} {}", task.id(), failed.code(), failed.message());
    }
  }

  /// A disk that is full now may have room in a second; the work is done and its files are written.
  private boolean stored(TaskJournal.Hold hold, TaskRun.Outcome.Ended ended)
      throws InterruptedException {
    while (true) {
      try {
        return store.end(hold.id(), hold.worker(), ended.state(), ended.files(), ended.attempt());
      } catch (DatabaseException e) {
        if (closing) {
          throw e;
        }
        LOG.error(
            "task={} has ended, but that could not be stored; tried again in {}",
            hold.id(),
            PAUSE_AFTER_FAULT,
            e);
        boolean _ = time.await(() -> closing, PAUSE_AFTER_FAULT);
      }
    }
  }

  /// Stops claiming, lets tasks that run go on for the grace time, then leaves them, and waits
  /// until each has ended or was left.
  public void close(Duration grace) throws InterruptedException {
    closing = true;
    for (Thread loop : loops) {
      loop.interrupt();
      loop.join();
    }
    if (!time.await(running::isEmpty, grace)) {
      LOG.info("{} tasks are left as they are; the next start takes them up", running.size());
      running.values().forEach(held -> held.stop().stop(StopWish.LEAVE));
    }
    for (Running held : List.copyOf(running.values())) {
      held.thread().join();
    }
  }
}
