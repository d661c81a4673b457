package io.openbailian.engine.test;

import io.openbailian.engine.Time;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A clock that a test may set forward: whoever waits on it sees the time pass at once. It goes as
/// the machine's does, or more slowly, so that a busy machine is in time for what a test expects
/// between two jumps.
public final class JumpingTime implements Time {
  private static final long PAUSE_NANOS = 1_000_000;

  /// Decides nothing but when a test that has failed ends.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Instant begin = Instant.now(Clock.systemUTC());
  private final long beginNanos = System.nanoTime();
  private final int slowness;
  private final Collection<Duration> waits = new ConcurrentLinkedQueue<>();
  private volatile Duration ahead = Duration.ZERO;
  private volatile Duration wrong = Duration.ZERO;

  private JumpingTime(int slowness) {
    this.slowness = slowness;
  }

  /// A clock that goes as the machine's does.
  public JumpingTime() {
    this(1);
  }

  /// A clock that goes at a tenth of the machine's pace, from the present moment on.
  public static JumpingTime slow() {
    return new JumpingTime(10);
  }

  /// Lets this much time pass at once.
  public synchronized void jump(Duration by) {
    ahead = ahead.plus(by);
  }

  /// Sets the clock on the wall, forward or back; what is measured goes on as it did.
  public synchronized void set(Duration by) {
    wrong = wrong.plus(by);
  }

  /// Lets a wait be over that somebody has begun, or is about to begin.
  ///
  /// @param wait its length; it may have become up to two seconds shorter since it was planned
  /// @throws AssertionError nobody began it within five minutes of the machine's time
  public void jumpOver(Duration wait) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (waits.stream().noneMatch(one -> isAbout(one, wait))) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("nobody waited for %s within %s".formatted(wait, PATIENCE));
      }
      pause();
    }
    jump(wait);
  }

  private static boolean isAbout(Duration one, Duration wait) {
    return one.compareTo(wait.minusSeconds(2)) > 0 && one.compareTo(wait) <= 0;
  }

  @Override
  public Instant now() {
    return begin.plus(wrong).plus(Duration.ofNanos(nanos()));
  }

  @Override
  public long nanos() {
    return (System.nanoTime() - beginNanos) / slowness + ahead.toNanos();
  }

  @Override
  public boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
    long end = nanos() + atMost.toNanos();
    waits.add(atMost);
    try {
      return await(condition, end);
    } finally {
      waits.remove(atMost);
    }
  }

  private boolean await(BooleanSupplier condition, long end) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      if (nanos() - end >= 0) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() throws InterruptedException {
    LockSupport.parkNanos(PAUSE_NANOS);
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while waiting on the clock");
    }
  }
}
