package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Time;
import io.openbailian.protocol.client.TaskAnswer;
import io.openbailian.protocol.client.TaskListAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks about the tasks of one account, for all calls that wait for one, within the rate that the
/// service allows: young tasks more often than old ones, and where many wait by its list, a page of
/// which tells of a hundred. Who asks is a thread that is there as long as somebody waits.
final class TaskQueries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskQueries.class);
  private static final int MANY = 8;
  private static final int AWAY_BORNE = 5;
  private static final int AT_ONCE = 8;

  /// So many pages in a row without a task of ours end the reading of a list.
  private static final int MOST_DRY_PAGES = 2;

  private static final Duration LOOK_UP = Duration.ofMillis(200);
  private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);

  /// For so long nobody asks for a list that told of few of our tasks.
  private static final Duration NO_SWEEP = Duration.ofMinutes(1);

  /// The service takes no longer window than a day; clocks differ.
  private static final Duration WINDOW = Duration.ofHours(23);

  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final Duration FAULT = Duration.ofSeconds(1);
  private static final Duration MOST_BUSY = Duration.ofSeconds(30);

  private final UpstreamTasks tasks;
  private final QueryPace pace;
  private final Time time;
  private final Map<String, Watched> watched = new LinkedHashMap<>();
  private @Nullable Thread asking;
  private int onTheWay;
  private boolean pacing;
  private long sweepDue;
  private boolean sweeping;
  private int awayInRow;
  private int busyInRow;
  private boolean closed;

  TaskQueries(UpstreamTasks tasks, int perSecond, Time time) {
    this.tasks = tasks;
    this.pace = new QueryPace(perSecond, time);
    this.time = time;
    this.sweepDue = time.nanos();
  }

  /// Waits until a task is over.
  ///
  /// @param submitted when; empty where it was taken up
  TaskAnswer await(String task, Optional<Instant> submitted, EngineCall call)
      throws EngineFailure, InterruptedException {
    Watched one = watch(task, submitted);
    try {
      while (!one.await(LOOK_UP)) {
        if (call.stopped()) {
          throw new InterruptedException("the call was stopped while its task ran at the service");
        }
      }
      return one.end();
    } finally {
      forget(one);
    }
  }

  private synchronized Watched watch(String task, Optional<Instant> submitted) {
    Watched one = new Watched(task, submitted, time.nanos());
    watched.put(task, one);
    if (asking == null && !closed) {
      asking = Thread.ofVirtual().name("queries-" + tasks.account().name()).start(this::ask);
    }
    return one;
  }

  private synchronized void forget(Watched one) {
    watched.remove(one.task(), one);
  }

  /// What is asked next.
  private sealed interface Next {
    record One(Watched task) implements Next {}

    record Sweep(List<Watched> all) implements Next {}

    record Pause(Duration atMost) implements Next {}

    record Nothing() implements Next {}
  }

  private void ask() {
    try {
      boolean goesOn = true;
      while (goesOn) {
        try {
          goesOn = askNext();
        } catch (RuntimeException | Error e) { // as long as somebody waits somebody asks
          LOG.error("asking about upstream tasks failed", e);
          boolean _ = time.await(this::isClosed, FAULT);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the engine is closed
    }
  }

  /// @return false when nobody waits any more
  private boolean askNext() throws InterruptedException {
    switch (next()) {
      case Next.Nothing _ -> {
        return false;
      }
      case Next.Pause(Duration atMost) -> {
        boolean _ = time.await(this::isAnyDue, atMost);
      }
      case Next.One(Watched task) -> away("query", () -> askOne(task), () -> returned(task));
      case Next.Sweep(List<Watched> all) -> away("sweep", () -> sweep(all), this::sweepReturned);
    }
    return true;
  }

  private synchronized boolean isAnyDue() {
    return isDue(next(false));
  }

  private static boolean isDue(Next next) {
    return !(next instanceof Next.Pause);
  }

  private synchronized Next next() {
    return next(true);
  }

  /// @param take whether it is taken, too
  private Next next(boolean take) {
    if (watched.isEmpty() || closed) {
      if (take) {
        asking = null;
      }
      return new Next.Nothing();
    }
    long now = time.nanos();
    boolean many = isMany();
    if (onTheWay >= AT_ONCE) {
      return new Next.Pause(LOOK_UP);
    }
    if (many && !sweeping && sweepDue - now <= 0) {
      sweeping |= take;
      onTheWay += take ? 1 : 0;
      return new Next.Sweep(List.copyOf(watched.values()));
    }
    Optional<Watched> due =
        watched.values().stream()
            .filter(one -> !one.asked() && !one.isOver() && one.due() - now <= 0)
            .filter(one -> !(many && one.seen()))
            .min(Comparator.comparingLong(Watched::due));
    if (due.isPresent()) {
      if (take) {
        due.get().ask();
        onTheWay++;
      }
      return new Next.One(due.get());
    }
    return new Next.Pause(LOOK_UP);
  }

  /// Whether a list is asked for, because many wait and it has been of use.
  private boolean isMany() {
    return watched.size() >= MANY && sweepDue - time.nanos() <= SWEEP_EVERY.toNanos();
  }

  /// A question, on a thread of its own: several may be on their way.
  @FunctionalInterface
  private interface Question {
    void ask() throws EngineFailure, InterruptedException;
  }

  private void away(String what, Question question, Runnable returned) throws InterruptedException {
    pacing(true);
    boolean goesOn = pace.pass(this::isClosed);
    pacing(false);
    if (!goesOn) {
      throw new InterruptedException("the engine is closed");
    }
    Thread.ofVirtual()
        .name(what + "-" + tasks.account().name())
        .start(() -> {
          try {
            question.ask();
            answered();
          } catch (EngineFailure e) {
            failed(e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (Throwable e) { // whatever it was, the others are asked about all the same
            LOG.error("a question about upstream tasks failed", e);
            pace.pause(FAULT);
          } finally {
            returned.run();
          }
        });
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void answered() {
    awayInRow = 0;
    busyInRow = 0;
  }

  private synchronized void returned(Watched one) {
    onTheWay--;
    if (one.asked() && !one.isOver()) {
      one.notTold(time.nanos());
    }
  }

  private synchronized void sweepReturned() {
    onTheWay--;
    sweeping = false;
  }

  private void askOne(Watched one) throws EngineFailure, InterruptedException {
    TaskAnswer answer = tasks.one(one.task());
    synchronized (this) {
      one.told(answer, time.nanos());
    }
  }

  /// What each failure of a question leads to. Where the service cannot be reached again and again,
  /// the calls are told: they come back by the names of their tasks.
  private synchronized void failed(EngineFailure failure) {
    switch (failure) {
      case EngineFailure.Busy busy -> {
        Duration own = Duration.ofSeconds(1L << Math.min(busyInRow++, 5));
        Duration asked = busy.retryAfter().orElse(own);
        pace.pause(asked.compareTo(MOST_BUSY) < 0 ? asked : MOST_BUSY);
      }
      case EngineFailure.Down _ -> {
        pace.pause(FAULT);
        if (++awayInRow > AWAY_BORNE) {
          awayInRow = 0;
          List.copyOf(watched.values()).forEach(one -> one.failed(failure));
        }
      }
      case EngineFailure.Broken _, EngineFailure.Unknown _, EngineFailure.Refused _ -> {}
    }
  }

  /// Reads the list of the time in which the tasks were submitted, as far as it is of use.
  private void sweep(List<Watched> all) throws EngineFailure, InterruptedException {
    Instant now = time.now();
    Map<String, Watched> wanted = wanted(all, now);
    Optional<Instant> oldest =
        wanted.values().stream()
            .flatMap(one -> one.submitted().stream())
            .min(Comparator.naturalOrder());
    Set<Watched> found = new HashSet<>();
    int pages = 0;
    int dry = 0;
    try {
      while (oldest.isPresent() && found.size() < wanted.size() && dry < MOST_DRY_PAGES) {
        if (pages > 0 && !pace.pass(this::isClosed)) {
          return;
        }
        TaskListAnswer page =
            tasks.page(Optional.empty(), oldest.get().minus(SKEW), now.plus(SKEW), ++pages);
        dry = found.addAll(note(page, wanted)) ? 0 : dry + 1;
        if (page.tasks().size() < UpstreamTasks.PAGE) {
          break;
        }
      }
    } finally {
      wanted.values().removeAll(found);
      swept(found.size() > pages || oldest.isEmpty(), wanted.values());
    }
  }

  /// @param missed what no page told of: it is asked about by itself
  private synchronized void swept(boolean useful, Collection<Watched> missed) {
    sweepDue = time.nanos() + (useful ? SWEEP_EVERY : NO_SWEEP).toNanos();
    missed.forEach(one -> one.seen(false));
  }

  private synchronized Map<String, Watched> wanted(List<Watched> all, Instant now) {
    Map<String, Watched> wanted = new LinkedHashMap<>();
    for (Watched one : all) {
      if (!one.isOver()
          && one.submitted().filter(at -> at.isAfter(now.minus(WINDOW))).isPresent()) {
        wanted.put(one.task(), one);
      }
    }
    return wanted;
  }

  private synchronized List<Watched> note(TaskListAnswer page, Map<String, Watched> wanted) {
    List<Watched> found = new ArrayList<>();
    long now = time.nanos();
    for (TaskListAnswer.Line line : page.tasks()) {
      Watched one = wanted.get(line.taskId());
      if (one == null) {
        continue;
      }
      found.add(one);
      if (Watched.isEnd(line.status())) {
        one.endsByList(now);
      } else {
        one.seen(true);
      }
    }
    return found;
  }

  private synchronized void pacing(boolean is) {
    pacing = is;
  }

  /// How many tasks are waited for.
  synchronized int waiting() {
    return watched.size();
  }

  /// Whether nothing happens before the clock goes on.
  synchronized boolean isSettled() {
    return onTheWay == pace.waiting() && (pacing || !isDue(next(false)));
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (asking != null) {
      asking.interrupt();
    }
  }
}
