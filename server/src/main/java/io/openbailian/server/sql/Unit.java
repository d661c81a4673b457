package io.openbailian.server.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One piece of work for a thread of the database, and the caller that waits for it, or the answer
/// that is told.
final class Unit<S extends Session, T> {
  private final SqlWork<S, T> work;
  private final UnitOfWork.@Nullable Answer<T> answer;
  private final Runnable whenOver;
  private final Thread caller = Thread.currentThread();
  private @Nullable T value;
  private @Nullable Throwable failure;

  /// Written last, so that whoever reads true sees the value or the failure.
  private volatile boolean ended;

  /// Work whose caller waits for it.
  ///
  /// @param whenOver gives back the place that the work took
  Unit(SqlWork<S, T> work, Runnable whenOver) {
    this.work = work;
    this.answer = null;
    this.whenOver = whenOver;
  }

  /// Work whose caller goes on.
  Unit(SqlWork<S, T> work, UnitOfWork.Answer<T> answer, Runnable whenOver) {
    this.work = work;
    this.answer = answer;
    this.whenOver = whenOver;
  }

  /// True when the work changes rows in one statement at most, see {@link OneChange}.
  boolean isOneChange() {
    return work instanceof OneChange;
  }

  /// Does the work; whatever it throws is its caller's, never the thread's.
  boolean run(S session) {
    try {
      value = work.run(session);
      return true;
    } catch (Throwable e) {
      failure = e;
      return false;
    }
  }

  Optional<SQLException> sqlFailure() {
    return failure instanceof SQLException e ? Optional.of(e) : Optional.empty();
  }

  /// True when the work failed.
  boolean isUndone() {
    return failure != null;
  }

  /// Forgets how the work went: its transaction was taken back, and it is done once more.
  void again() {
    value = null;
    failure = null;
  }

  /// Takes the value back: the transaction it belonged to has failed.
  void fail(Throwable cause) {
    failure = failure == null ? cause : failure;
  }

  /// True when the outcome is told rather than waited for.
  boolean hasAnswer() {
    return answer != null;
  }

  void end() {
    whenOver.run();
    ended = true;
    LockSupport.unpark(caller);
  }

  /// Tells the answer how the work went.
  void tell(DatabaseFaults faults) {
    if (answer == null) {
      return;
    }
    T committed = value;
    if (failure == null && committed != null) {
      answer.committed(committed);
    } else {
      answer.failed(
          problem(faults) instanceof DatabaseException e ? e : faults.unexpected(problem(faults)));
    }
  }

  /// Waits to the end whatever happens, because a write that is under way cannot be unsaid; an
  /// interrupt is kept for the caller.
  T await(DatabaseFaults faults) {
    boolean interrupted = false;
    while (!ended) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      caller.interrupt();
    }
    return outcome(faults);
  }

  /// Waits until the end, an interrupt, or the end of its patience; in the last two cases nobody
  /// looks at the outcome.
  T awaitInterruptibly(DatabaseFaults faults, Duration atMost) throws InterruptedException {
    long last = System.nanoTime() + atMost.toNanos();
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (ended) {
        return outcome(faults);
      }
      long left = last - System.nanoTime();
      if (left <= 0) {
        throw faults.late(atMost);
      }
      LockSupport.parkNanos(this, left);
    }
  }

  private T outcome(DatabaseFaults faults) {
    T answered = value;
    if (failure == null && answered != null) {
      return answered;
    }
    throw problem(faults);
  }

  private RuntimeException problem(DatabaseFaults faults) {
    return switch (failure) {
      case SQLException e -> faults.explain(e);
      case RuntimeException e -> e;
      case null -> new IllegalStateException("database work answered null");
      default -> faults.unexpected(failure);
    };
  }
}
