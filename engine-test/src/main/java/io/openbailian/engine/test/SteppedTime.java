package io.openbailian.engine.test;

import io.openbailian.engine.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A clock that stands still until a test steps it. Threads that wait on it wait in its time, and
/// see a condition come true within a real millisecond or two.
public final class SteppedTime implements Time {
  private Instant now;
  private long nanos;
  private int waiting;
  private final List<Long> ends = new ArrayList<>();

  public SteppedTime(Instant start) {
    this.now = start;
  }

  /// A clock that stands at noon of some day.
  public static SteppedTime atNoon() {
    return new SteppedTime(Instant.parse("2026-01-01T12:00:00Z"));
  }

  /// Lets this much time pass at once.
  public synchronized void step(Duration duration) {
    now = now.plus(duration);
    nanos += duration.toNanos();
    notifyAll();
  }

  /// Blocks until at least so many threads wait on this clock. Who would wait for no time at all
  /// does not count.
  public synchronized void untilWaiting(int threads) throws InterruptedException {
    while (waiting < threads) {
      wait();
    }
  }

  /// Blocks until a thread waits whose wait is over within this time.
  public synchronized void untilWaitingWithin(Duration atMost) throws InterruptedException {
    while (ends.stream().noneMatch(end -> end - nanos <= atMost.toNanos())) {
      wait();
    }
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  /// The condition is asked without any lock of this clock held, so it may lock what it likes.
  @Override
  public boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
    if (!atMost.isPositive()) {
      return condition.getAsBoolean();
    }
    Long end = begin(atMost);
    try {
      while (!condition.getAsBoolean()) {
        if (over(end)) {
          return false;
        }
      }
      return true;
    } finally {
      leave(end);
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the loop is in await, which asks its condition unlocked
  private synchronized boolean over(long end) throws InterruptedException {
    if (nanos - end < 0) {
      wait(1);
      return false;
    }
    return true;
  }

  private synchronized Long begin(Duration atMost) {
    Long end = nanos + atMost.toNanos();
    ends.add(end);
    waiting++;
    notifyAll();
    return end;
  }

  private synchronized void leave(Long end) {
    ends.remove(end);
    waiting--;
    notifyAll();
  }
}
