package io.openbailian.server.sql;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Platform threads that carry out units of work on connections, one at a time each. Callers may be
/// virtual and may be interrupted: an interrupt would close the socket of a virtual thread that
/// reads from it, so none of them touches one.
///
/// @param <S> what the units work through
final class UnitThreads<S extends Session> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UnitThreads.class);
  private static final int FIRST = 0;
  private static final int LATER = 1;

  /// Ends a thread, when nothing else is left.
  private static final int LAST = 2;

  private final int mostRefusable;
  private final DatabaseFaults faults;
  private final Carrier<S> carrier;
  private final PriorityBlockingQueue<Waiting<S>> queue =
      new PriorityBlockingQueue<>(
          16,
          Comparator.comparingInt((Waiting<S> one) -> one.rank())
              .thenComparingLong(one -> one.number()));
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicInteger refusable = new AtomicInteger();
  private final Runnable leave = refusable::decrementAndGet;
  private final List<Thread> threads;
  private volatile boolean closed;

  /// Carries a unit out; never throws.
  @FunctionalInterface
  interface Carrier<S extends Session> {
    void carryOut(Unit<S, ?> unit);
  }

  private record Waiting<S extends Session>(int rank, long number, Unit<S, ?> unit) {}

  /// @param mostRefusable how many units that callers of the server asked for may wait or run
  UnitThreads(
      String name, int count, int mostRefusable, DatabaseFaults faults, Carrier<S> carrier) {
    this.mostRefusable = mostRefusable;
    this.faults = faults;
    this.carrier = carrier;
    this.threads =
        IntStream.range(0, count)
            .mapToObj(i -> Thread.ofPlatform().name(name + "-" + i).start(this::work))
            .toList();
  }

  /// Waits to the end of work that is never refused.
  <T> T run(SqlWork<S, T> work) {
    Unit<S, T> unit = new Unit<>(work, () -> {});
    add(FIRST, unit);
    return unit.await(faults);
  }

  /// Waits to the end of work that is refused when too much waits.
  <T> T runIfRoom(SqlWork<S, T> work) {
    enter();
    Unit<S, T> unit = new Unit<>(work, leave);
    add(FIRST, unit);
    return unit.await(faults);
  }

  /// As {@link #runIfRoom}, and returns at once.
  <T> void submit(SqlWork<S, T> work, UnitOfWork.Answer<T> answer) {
    enter();
    add(FIRST, new Unit<>(work, answer, leave));
  }

  /// Waits for an answer as long as it is worth it; an interrupt withdraws the question.
  <T> T ask(SqlWork<S, T> work, Duration atMost) throws InterruptedException {
    return await(add(FIRST, new Unit<>(work, () -> {})), atMost);
  }

  /// As {@link #ask}, behind those questions, and refused when too many wait.
  <T> T askIfRoom(SqlWork<S, T> work, Duration atMost) throws InterruptedException {
    enter();
    return await(add(LATER, new Unit<>(work, leave)), atMost);
  }

  private <T> T await(Asked<S, T> asked, Duration atMost) throws InterruptedException {
    boolean answered = false;
    try {
      T answer = asked.unit().awaitInterruptibly(faults, atMost);
      answered = true;
      return answer;
    } finally {
      if (!answered && queue.remove(asked.place())) {
        asked.unit().end();
      }
    }
  }

  private record Asked<S extends Session, T>(Waiting<S> place, Unit<S, T> unit) {}

  private void enter() {
    if (refusable.incrementAndGet() > mostRefusable) {
      refusable.decrementAndGet();
      throw faults.busy();
    }
  }

  private <T> Asked<S, T> add(int rank, Unit<S, T> unit) {
    Waiting<S> waiting = new Waiting<>(rank, numbers.incrementAndGet(), unit);
    queue.add(waiting);
    if (closed && queue.remove(waiting)) {
      unit.end();
      throw faults.closed();
    }
    return new Asked<>(waiting, unit);
  }

  /// Whoever waits now shares a failure: behind a database that cannot be reached each would wait
  /// as long again.
  void fail(Throwable cause) {
    for (Waiting<S> next = queue.poll(); next != null; next = queue.poll()) {
      if (next.rank() == LAST) {
        queue.add(next);
        return;
      }
      next.unit().fail(cause);
      next.unit().end();
      tell(next.unit());
    }
  }

  int waiting() {
    return queue.size();
  }

  private void work() {
    try {
      for (Waiting<S> next = queue.take(); next.rank() != LAST; next = queue.take()) {
        carrier.carryOut(next.unit());
        next.unit().end();
        tell(next.unit());
      }
    } catch (InterruptedException e) {
      LOG.debug("a thread of the database was interrupted, which nobody should do", e);
    }
  }

  private void tell(Unit<S, ?> unit) {
    try {
      unit.tell(faults);
    } catch (Throwable e) { // the thread must outlive whoever listens
      LOG.error("the answer to a database change failed; the change itself stands", e);
    }
  }

  /// Carries out what is queued, then stops; later calls are refused.
  @Override
  public void close() {
    for (Thread _ : threads) {
      queue.add(new Waiting<>(LAST, numbers.incrementAndGet(), new Unit<>(_ -> true, () -> {})));
    }
    threads.forEach(Joining::uninterruptibly);
    closed = true;
    for (Waiting<S> late = queue.poll(); late != null; late = queue.poll()) {
      late.unit().fail(faults.closed());
      late.unit().end();
    }
  }
}
