package io.openbailian.server.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A few platform threads that read, each on its own read-only connection: native calls would pin
/// the carriers of virtual threads. Queries that may be refused wait behind those that may not.
public final class SqliteReaders implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteReaders.class);

  private static final Duration WITHOUT_END = Duration.ofDays(365);
  private static final int FIRST = 0;
  private static final int LATER = 1;

  private final int mostRefusable;
  private final DatabaseFaults faults;
  private final PriorityBlockingQueue<Waiting> queue =
      new PriorityBlockingQueue<>(
          16, Comparator.comparingInt(Waiting::rank).thenComparingLong(Waiting::number));
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicInteger refusable = new AtomicInteger();
  private final List<Thread> threads;
  private volatile boolean closed;

  /// @param mostRefusable how many queries that can be asked again may wait or run
  SqliteReaders(int mostRefusable, List<JdbcSession> sessions, DatabaseFaults faults) {
    this.mostRefusable = mostRefusable;
    this.faults = faults;
    this.threads =
        sessions.stream()
            .map(
                session -> Thread.ofPlatform().name("sqlite-reader").unstarted(() -> work(session)))
            .toList();
  }

  /// A unit and its place in the queue.
  private record Waiting(int rank, long number, Unit<Session, ?> unit) {}

  void start() {
    threads.forEach(Thread::start);
  }

  /// {@link UnitOfWork#read}.
  public <T> T read(SqlWork<Session, T> work) throws InterruptedException {
    return run(FIRST, new Unit<>(work, () -> {}), WITHOUT_END);
  }

  /// {@link UnitOfWork#readWithin}.
  public <T> T readWithin(Duration atMost, SqlWork<Session, T> work) throws InterruptedException {
    return run(FIRST, new Unit<>(work, () -> {}), atMost);
  }

  /// {@link UnitOfWork#readIfRoom}.
  public <T> T readIfRoom(SqlWork<Session, T> work) throws InterruptedException {
    if (refusable.incrementAndGet() > mostRefusable) {
      refusable.decrementAndGet();
      throw faults.busy();
    }
    try {
      return run(LATER, new Unit<>(work, () -> {}), WITHOUT_END);
    } finally {
      refusable.decrementAndGet();
    }
  }

  /// How many queries wait for a reader.
  int waiting() {
    return queue.size();
  }

  private <T> T run(int rank, Unit<Session, T> unit, Duration atMost) throws InterruptedException {
    Waiting waiting = new Waiting(rank, numbers.incrementAndGet(), unit);
    queue.add(waiting);
    if (closed && queue.remove(waiting)) {
      throw faults.closed();
    }
    try {
      return unit.awaitInterruptibly(faults, atMost);
    } catch (InterruptedException e) {
      queue.remove(waiting);
      throw e;
    } catch (DatabaseException e) {
      if (e.late()) {
        queue.remove(waiting);
      }
      throw e;
    }
  }

  /// Refuses what is queued, and later calls.
  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    for (Waiting late = queue.poll(); late != null; late = queue.poll()) {
      late.unit().fail(faults.closed());
      late.unit().end();
    }
    threads.forEach(Joining::uninterruptibly);
  }

  private void work(JdbcSession session) {
    try {
      while (!closed) {
        Unit<Session, ?> unit = queue.take().unit();
        unit.run(session);
        unit.end();
      }
    } catch (InterruptedException e) {
      LOG.debug("a reader was closed", e);
    } finally {
      close(session);
    }
  }

  private static void close(JdbcSession session) {
    try {
      session.close();
    } catch (SQLException e) {
      LOG.debug("a reading connection did not close cleanly", e);
    }
  }
}
