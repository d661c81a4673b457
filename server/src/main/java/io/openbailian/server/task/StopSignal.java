package io.openbailian.server.task;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Tells one call to stop: whoever polls it sees the flag, and the thread inside the engine is
/// interrupted. Never anyone else: an interrupt while a file or the database is written would close
/// it under the writer.
public final class StopSignal {
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean stopped;
  private @Nullable Thread inEngine;

  public boolean stopped() {
    return stopped;
  }

  /// Stops the call, once and for all.
  public void stop() {
    lock.lock();
    try {
      stopped = true;
      if (inEngine != null) {
        inEngine.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The present thread enters an engine; from here on a stop interrupts it.
  public void enterEngine() {
    lock.lock();
    try {
      inEngine = Thread.currentThread();
      if (stopped) {
        inEngine.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The present thread has left the engine; an interrupt that was meant for it is cleared.
  public void leaveEngine() {
    lock.lock();
    try {
      inEngine = null;
      boolean _ = Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }
}
