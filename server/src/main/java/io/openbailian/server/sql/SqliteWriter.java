package io.openbailian.server.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that changes the database. Units of work that are queued while it commits share
/// the next commit: one caller pays one fsync, and sixty-four share one.
///
/// It is a platform thread because a native call would pin the carrier of a virtual one. Callers
/// may be virtual; they are parked until their commit, or told by a second thread, once for a
/// batch.
public final class SqliteWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);

  /// Bounds how long the first of a batch waits for the last; commits of 512 cost hardly more per
  /// unit than larger ones.
  private static final int MOST_IN_A_BATCH = 512;

  /// How many changes in one commit make it worth waiting for more.
  private static final int COMPANY = 8;

  /// A fraction of what a commit takes, and about what a system needs to put a thread to sleep.
  private static final long PATIENCE_NANOS = 150_000;

  /// How many answers are given before the connections they went out on are read again: enough to
  /// wake a selector seldom, few enough that it works on the next requests while the rest go out.
  private static final int ANSWERS_AT_ONCE = 16;

  private final int mostRefusable;
  private final JdbcTransaction transaction;
  private final DatabaseFaults faults;
  private final LinkedBlockingQueue<Unit<Transaction, ?>> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger refusable = new AtomicInteger();
  private final Runnable leave = refusable::decrementAndGet;
  private final Thread thread;
  private final ExecutorService answering =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("sqlite-answers").factory());
  private final LongAdder commits = new LongAdder();
  private final LongAdder changes = new LongAdder();

  /// How many changes the last commit had; the thread's own.
  private int sharedLast;

  private volatile boolean closing;
  private volatile boolean closed;

  /// @param mostRefusable how many units that callers of the server asked for may wait
  SqliteWriter(int mostRefusable, JdbcTransaction transaction, DatabaseFaults faults) {
    this.mostRefusable = mostRefusable;
    this.transaction = transaction;
    this.faults = faults;
    this.thread = Thread.ofPlatform().name("sqlite-writer").unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  /// {@link UnitOfWork#write}.
  public <T> T write(SqlWork<Transaction, T> work) {
    return run(new Unit<>(work, () -> {}));
  }

  /// {@link UnitOfWork#writeIfRoom}.
  public <T> T writeIfRoom(SqlWork<Transaction, T> work) {
    enter();
    return run(new Unit<>(work, leave));
  }

  /// {@link UnitOfWork#submit}.
  public <T> void submit(SqlWork<Transaction, T> work, UnitOfWork.Answer<T> answer) {
    enter();
    add(new Unit<>(work, answer, leave));
  }

  /// What it has done: changes for each commit are what callers shared.
  ///
  /// @param waiting how many changes wait now
  public record Figures(long commits, long changes, int waiting) {}

  public Figures figures() {
    return new Figures(commits.sum(), changes.sum(), queue.size());
  }

  private void enter() {
    if (refusable.incrementAndGet() > mostRefusable) {
      refusable.decrementAndGet();
      throw faults.busy();
    }
  }

  private <T> T run(Unit<Transaction, T> unit) {
    add(unit);
    return unit.await(faults);
  }

  private void add(Unit<Transaction, ?> unit) {
    queue.add(unit);
    if (closed && queue.remove(unit)) {
      unit.end();
      throw faults.closed();
    }
  }

  /// Carries out what is queued and tells its callers, then stops; later calls are refused.
  @Override
  public void close() {
    closing = true;
    queue.add(new Unit<>(_ -> true, () -> {})); // wakes the thread if it waits for work
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
      attemptFrom(first, batch);
      if (isCompanyExpected(batch)) {
        LockSupport.parkNanos(PATIENCE_NANOS);
        attemptFrom(next(batch), batch);
      }
      transaction.commit();
      transaction.committed();
      commits.increment();
      changes.add(batch.size());
      sharedLast = batch.size();
    } catch (
        Throwable e) { // the thread must outlive any fault: every caller is told, then it goes on
      fail(batch, e);
    }
    end(batch);
  }

  private void attemptFrom(@Nullable Unit<Transaction, ?> first, List<Unit<Transaction, ?>> batch)
      throws SQLException {
    for (Unit<Transaction, ?> unit = first; unit != null; unit = next(batch)) {
      transaction.attempt(unit);
    }
  }

  /// Whether so many shared the last commit that waiting a moment costs each less than another
  /// commit would; who is alone never waits. As PostgreSQL's `commit_delay` and `commit_siblings`.
  private boolean isCompanyExpected(List<Unit<Transaction, ?>> batch) {
    return sharedLast >= COMPANY && batch.size() < sharedLast;
  }

  /// Units that arrive while others of the batch run still join it.
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

  private void end(List<Unit<Transaction, ?>> batch) {
    List<Unit<Transaction, ?>> told = new ArrayList<>();
    for (Unit<Transaction, ?> unit : batch) {
      unit.end();
      if (unit.hasAnswer()) {
        told.add(unit);
      }
    }
    if (!told.isEmpty()) {
      answering.execute(() -> tell(told));
    }
  }

  private void tell(List<Unit<Transaction, ?>> told) {
    for (int from = 0; from < told.size(); from += ANSWERS_AT_ONCE) {
      List<Unit<Transaction, ?>> next =
          told.subList(from, Math.min(told.size(), from + ANSWERS_AT_ONCE));
      AnswerBatch.give(() -> next.forEach(this::tell));
    }
  }

  private void tell(Unit<Transaction, ?> unit) {
    try {
      unit.tell(faults);
    } catch (Throwable e) { // the others of the batch are told too
      LOG.error("the answer to a database change failed; the change itself stands", e);
    }
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
