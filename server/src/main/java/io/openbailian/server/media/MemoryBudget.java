package io.openbailian.server.media;

import io.openbailian.server.share.GivenUpException;
import io.openbailian.server.share.Shares;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// A part of the heap that many want, shared out among keys as {@link Shares} does, so that much
/// work at once waits instead of failing, and one key's work never for another's.
///
/// The exception is a loan of more than any key may hold: it is lent while nothing else is. Whoever
/// comes after it waits for it, once: what waited meanwhile goes before the next of that kind.
///
/// Whoever holds a loan must not ask the same budget for another.
public final class MemoryBudget {
  /// Longer than anybody waits; what ends a wait is that it is given up, or interrupted.
  private static final Duration WITHOUT_END = Duration.ofDays(365);

  private static final long LOOK_UP_MILLIS = 100;
  private static final int ALL = 1 << 20;

  private final Shares shares;

  /// One permit for each loan of the shares, all for one that is alone; in the order of asking.
  private final Semaphore present = new Semaphore(ALL, true);

  private final AtomicLong alone = new AtomicLong();

  public MemoryBudget(long bytes) {
    this.shares = new Shares(Math.max(1, bytes));
  }

  /// Memory that is lent until this is closed, once or more often.
  public final class Loan implements AutoCloseable {
    private final Shares.Loan share;
    private final int permits;
    private final AtomicBoolean returned = new AtomicBoolean();

    private Loan(Shares.Loan share, int permits) {
      this.share = share;
      this.permits = permits;
    }

    @Override
    public void close() {
      if (returned.compareAndSet(false, true)) {
        if (permits == ALL) {
          alone.set(0);
        }
        share.close();
        present.release(permits);
      }
    }
  }

  /// Waits for so many bytes.
  ///
  /// @param key whose share they count against
  /// @param givenUp says that they are not wanted any more; asked several times a second
  /// @throws GivenUpException when they were not wanted any more
  public Loan borrow(String key, long bytes, BooleanSupplier givenUp) throws InterruptedException {
    Shares.Loan share = shares.open(key);
    boolean lent = false;
    try {
      boolean ordinary = bytes <= shares.most();
      if (ordinary && !share.grow(bytes, WITHOUT_END, givenUp)) {
        throw new GivenUpException();
      }
      int permits = ordinary ? 1 : ALL;
      while (!present.tryAcquire(permits, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
        if (givenUp.getAsBoolean()) {
          throw new GivenUpException();
        }
      }
      lent = true;
      if (!ordinary) {
        alone.set(Math.min(bytes, shares.total()));
      }
      return new Loan(share, permits);
    } finally {
      if (!lent) {
        share.close();
      }
    }
  }

  /// Bytes that are lent; nothing when nobody works.
  public long lent() {
    return shares.lent() + alone.get();
  }

  /// Bytes that nobody holds.
  public long free() {
    return shares.total() - lent();
  }
}
