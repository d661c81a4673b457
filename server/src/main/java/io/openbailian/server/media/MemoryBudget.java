package io.openbailian.server.media;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// A share of the heap that many want and that is lent in the order of asking, so that much work at
/// once waits instead of failing. Whoever holds a loan must not ask the same budget for another.
public final class MemoryBudget {
  private static final long UNIT = 64 << 10;

  private final int units;
  private final Semaphore free;

  public MemoryBudget(long bytes) {
    this.units = Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
    this.free = new Semaphore(units, true);
  }

  /// Memory that is lent until this is closed, once or more often.
  public final class Loan implements AutoCloseable {
    private final int size;
    private final AtomicBoolean returned = new AtomicBoolean();

    private Loan(int size) {
      this.size = size;
    }

    @Override
    public void close() {
      if (returned.compareAndSet(false, true)) {
        free.release(size);
      }
    }
  }

  /// Waits for so many bytes; for more than there are it waits until it is alone.
  public Loan borrow(long bytes) throws InterruptedException {
    int size = (int) Math.min(Math.ceilDiv(bytes, UNIT), units);
    free.acquire(size);
    return new Loan(size);
  }

  /// Bytes that are lent; nothing when nobody works.
  public long lent() {
    return (long) units * UNIT - free();
  }

  /// Bytes that nobody holds.
  public long free() {
    return free.availablePermits() * UNIT;
  }
}
