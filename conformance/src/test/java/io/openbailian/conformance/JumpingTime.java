package io.openbailian.conformance;

import io.openbailian.engine.Time;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The machine's clock, which a test may set forward: whoever waits on it sees the time pass at
/// once.
public final class JumpingTime implements Time {
  private static final long PAUSE_NANOS = 1_000_000;

  private final Clock clock = Clock.systemUTC();
  private volatile Duration ahead = Duration.ZERO;

  /// Lets this much time pass at once.
  public synchronized void jump(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant now() {
    return clock.instant().plus(ahead);
  }

  @Override
  public long nanos() {
    return System.nanoTime() + ahead.toNanos();
  }

  @Override
  public boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
    long end = nanos() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (nanos() - end >= 0) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting on the clock");
      }
    }
    return true;
  }
}
