package io.openbailian.server.sql;

import io.openbailian.server.task.TaskStoreException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One piece of work for a thread of the database, and the caller that waits for it.
final class Unit<S extends Session, T> {
  private final SqlWork<S, T> work;
  private final UnitOfWork.@Nullable Answer<T> answer;
  private final Thread caller = Thread.currentThread();
  private @Nullable T value;
  private @Nullable Throwable failure;

  /// Written last, so that whoever reads true sees the value or the failure.
  private volatile boolean ended;

  Unit(SqlWork<S, T> work) {
    this.work = work;
    this.answer = null;
  }

  /// Work whose caller goes on.
  Unit(SqlWork<S, T> work, UnitOfWork.Answer<T> answer) {
    this.work = work;
    this.answer = answer;
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

  /// Takes the value back: the transaction it belonged to has failed.
  void fail(Throwable cause) {
    failure = failure == null ? cause : failure;
  }

  /// True when the outcome is told rather than waited for.
  boolean hasAnswer() {
    return answer != null;
  }

  /// Tells the answer how the work went.
  void tell(Faults faults) {
    if (answer == null) {
      return;
    }
    T committed = value;
    if (failure == null && committed != null) {
      answer.committed(committed);
      return;
    }
    answer.failed(
        switch (failure) {
          case SQLException e -> faults.explain(e);
          case TaskStoreException e -> e;
          case null -> faults.unexpected(new IllegalStateException("database work answered null"));
          default -> faults.unexpected(failure);
        });
  }

  void end() {
    ended = true;
    LockSupport.unpark(caller);
  }

  /// Waits to the end whatever happens, because a write that is under way cannot be unsaid; an
  /// interrupt is kept for the caller.
  T await(Faults faults) {
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

  /// Waits until the end or an interrupt; then nobody looks at the outcome.
  T awaitInterruptibly(Faults faults) throws InterruptedException {
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (ended) {
        return outcome(faults);
      }
      LockSupport.park(this);
    }
  }

  private T outcome(Faults faults) {
    Throwable cause = failure;
    if (cause == null && value != null) {
      return value;
    }
    throw switch (cause) {
      case SQLException e -> faults.explain(e);
      case RuntimeException e -> e;
      case null -> new IllegalStateException("database work answered null");
      default -> faults.unexpected(cause);
    };
  }
}
