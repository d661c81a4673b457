package io.openbailian.server.run;

import io.openbailian.engine.StopWish;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Tells an invocation, or one attempt of it, to stop: whoever polls it sees the wish, and the
/// thread inside the engine is interrupted. Never anyone else: an interrupt while a file or the
/// database is written would close it under the writer.
///
/// A stop reaches the attempts of an invocation; an attempt that is stopped (its time is over, it
/// broke its contract) stops nobody else.
public final class StopSignal implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<StopSignal> attempts = ConcurrentHashMap.newKeySet();
  private final @Nullable StopSignal parent;
  private volatile StopWish wish = StopWish.NONE;
  private @Nullable Thread inEngine;

  /// The signal of an invocation.
  public StopSignal() {
    this(null);
  }

  private StopSignal(@Nullable StopSignal parent) {
    this.parent = parent;
  }

  /// The signal of one attempt; closed at its end.
  public StopSignal attempt() {
    StopSignal attempt = new StopSignal(this);
    attempts.add(attempt);
    if (stopped()) {
      attempt.stop(wish);
    }
    return attempt;
  }

  public StopWish wish() {
    return wish;
  }

  public boolean stopped() {
    return wish != StopWish.NONE;
  }

  /// Stops what the signal belongs to, once and for all; the first wish stays.
  public void stop(StopWish wanted) {
    lock.lock();
    try {
      if (wish == StopWish.NONE) {
        wish = wanted;
      }
      if (inEngine != null) {
        inEngine.interrupt();
      }
    } finally {
      lock.unlock();
    }
    attempts.forEach(attempt -> attempt.stop(wanted));
  }

  /// The present thread enters an engine, or waits for another server; from here on a stop
  /// interrupts it.
  void enterEngine() {
    lock.lock();
    try {
      inEngine = Thread.currentThread();
      if (stopped()) {
        inEngine.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The present thread has left the engine, or waits no more; an interrupt that was meant for it
  /// is cleared.
  void leaveEngine() {
    lock.lock();
    try {
      inEngine = null;
      boolean _ = Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }

  /// The attempt is over.
  @Override
  public void close() {
    if (parent != null) {
      parent.attempts.remove(this);
    }
  }
}
