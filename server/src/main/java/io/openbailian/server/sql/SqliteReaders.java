package io.openbailian.server.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A few platform threads that read, each on its own read-only connection: native calls would pin
/// the carriers of virtual threads.
public final class SqliteReaders implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteReaders.class);

  private final Faults faults;
  private final LinkedBlockingQueue<Unit<Session, ?>> queue = new LinkedBlockingQueue<>();
  private final List<Thread> threads;
  private volatile boolean closed;

  SqliteReaders(List<Session> sessions, Faults faults) {
    this.faults = faults;
    this.threads =
        sessions.stream()
            .map(
                session -> Thread.ofPlatform().name("sqlite-reader").unstarted(() -> work(session)))
            .toList();
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /// Runs queries and returns their answer, never null. They see every commit that was over when
  /// this was called.
  ///
  /// @throws io.openbailian.server.task.TaskStoreException when the database failed
  public <T> T read(SqlWork<Session, T> work) throws InterruptedException {
    Unit<Session, T> unit = new Unit<>(work);
    queue.add(unit);
    if (closed && queue.remove(unit)) {
      throw faults.closed();
    }
    return unit.awaitInterruptibly(faults);
  }

  /// Refuses what is queued, and later calls.
  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    for (Unit<Session, ?> late = queue.poll(); late != null; late = queue.poll()) {
      late.fail(faults.closed());
      late.end();
    }
    threads.forEach(Joining::uninterruptibly);
  }

  private void work(Session session) {
    try {
      while (!closed) {
        Unit<Session, ?> unit = queue.take();
        unit.run(session);
        unit.end();
      }
    } catch (InterruptedException e) {
      LOG.debug("a reader was closed", e);
    } finally {
      close(session);
    }
  }

  private static void close(Session session) {
    try {
      session.close();
    } catch (SQLException e) {
      LOG.debug("a reading connection did not close cleanly", e);
    }
  }
}
