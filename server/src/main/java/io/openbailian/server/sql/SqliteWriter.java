package io.openbailian.server.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that changes the database. Units of work that are queued while it commits share
/// the next commit: one caller pays one fsync, and sixty-four share one.
///
/// It is a platform thread because a native call would pin the carrier of a virtual one. Callers
/// may be virtual; they are parked until their commit.
public final class SqliteWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);

  /// Bounds how long the first of a batch waits for the last; commits of 512 cost hardly more per
  /// unit than larger ones.
  private static final int MOST_IN_A_BATCH = 512;

  private final Transaction transaction;
  private final Faults faults;
  private final LinkedBlockingQueue<Unit<Transaction, ?>> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private final ExecutorService answering =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("sqlite-answers").factory());
  private volatile boolean closing;
  private volatile boolean closed;

  SqliteWriter(Transaction transaction, Faults faults) {
    this.transaction = transaction;
    this.faults = faults;
    this.thread = Thread.ofPlatform().name("sqlite-writer").unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  /// Runs the work in a transaction and returns its answer, never null, after the commit. The wait
  /// cannot be interrupted; an interrupt is still set when this returns.
  ///
  /// @throws io.openbailian.server.task.TaskStoreException when the database failed; then nothing
  ///   has changed
  public <T> T write(SqlWork<Transaction, T> work) {
    Unit<Transaction, T> unit = new Unit<>(work);
    queue.add(unit);
    if (closed && queue.remove(unit)) {
      throw faults.closed();
    }
    return unit.await(faults);
  }

  /// As {@link #write}, but returns at once. The answer is given after the commit, on a thread that
  /// gives all answers of a batch; it must not block there.
  public <T> void submit(SqlWork<Transaction, T> work, UnitOfWork.Answer<T> answer) {
    Unit<Transaction, T> unit = new Unit<>(work, answer);
    queue.add(unit);
    if (closed && queue.remove(unit)) {
      throw faults.closed();
    }
  }

  /// Carries out what is queued, then stops; later calls are refused.
  @Override
  public void close() {
    closing = true;
    queue.add(new Unit<>(_ -> true)); // wakes the thread if it waits for work
    Joining.uninterruptibly(thread);
    answering.close();
  }

  private void work() {
    while (!closing || !queue.isEmpty()) {
      runBatch(takeUninterruptibly());
    }
    closed = true;
    List<Unit<Transaction, ?>> late = new ArrayList<>();
    queue.drainTo(late);
    late.forEach(unit -> unit.fail(faults.closed()));
    end(late);
    closeSession();
  }

  private void runBatch(Unit<Transaction, ?> first) {
    List<Unit<Transaction, ?>> batch = new ArrayList<>();
    batch.add(first);
    try {
      transaction.begin();
      for (Unit<Transaction, ?> unit = first; unit != null; unit = next(batch)) {
        transaction.attempt(unit);
      }
      transaction.commit();
      transaction.committed();
    } catch (
        Throwable e) { // the thread must outlive any fault: every caller is told, then it goes on
      fail(batch, e);
    }
    end(batch);
  }

  private void end(List<Unit<Transaction, ?>> batch) {
    List<Unit<Transaction, ?>> told = new ArrayList<>();
    for (Unit<Transaction, ?> unit : batch) {
      unit.end();
      if (unit.hasAnswer()) {
        told.add(unit);
      }
    }
    if (!told.isEmpty()) {
      answering.execute(() -> told.forEach(this::tell));
    }
  }

  private void tell(Unit<Transaction, ?> unit) {
    try {
      unit.tell(faults);
    } catch (Throwable e) { // the others of the batch are told too
      LOG.error("the answer to a database change failed; the change itself stands", e);
    }
  }

  /// Units that arrive while others of the batch run still join it; none is waited for.
  private @Nullable Unit<Transaction, ?> next(List<Unit<Transaction, ?>> batch) {
    Unit<Transaction, ?> unit = batch.size() < MOST_IN_A_BATCH ? queue.poll() : null;
    if (unit != null) {
      batch.add(unit);
    }
    return unit;
  }

  /// Whoever is queued now shares the failure: behind a locked file each would wait as long again.
  private void fail(List<Unit<Transaction, ?>> batch, Throwable cause) {
    LOG.warn("a commit of {} changes failed; each of their callers is told", batch.size(), cause);
    transaction.abandon();
    queue.drainTo(batch);
    batch.forEach(unit -> unit.fail(cause));
  }

  private void closeSession() {
    try {
      transaction.close();
    } catch (SQLException e) {
      LOG.warn("the database did not close cleanly; it recovers when it is opened again", e);
    }
  }

  private Unit<Transaction, ?> takeUninterruptibly() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException e) {
        LOG.debug("the writer is stopped by closing it, not by an interrupt", e);
      }
    }
  }
}
