package io.openbailian.cli.batch.run;

import io.openbailian.cli.output.Texts;
import io.openbailian.client.ClientClock;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How many entries are under way at once, as the service teaches it: two to begin with, one more
/// after as many successes as there are at once, half at a refusal for going too fast.
public final class Pacing {
  private static final int FIRST = 2;
  private static final Duration LOOK = Duration.ofMillis(100);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ClientClock clock;
  private final int most;
  private int limit;
  private int running;
  private int successes;
  private long blockedUntil = Long.MIN_VALUE;
  private boolean slowed;

  /// @param most never more than these at once
  public Pacing(ClientClock clock, int most) {
    this.clock = clock;
    this.most = most;
    this.limit = Math.min(FIRST, most);
  }

  /// Waits until one more may begin.
  public void begin() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (running >= limit) {
        changed.await();
      }
      running++;
    } finally {
      lock.unlock();
    }
    awaitUnblocked();
  }

  /// Waits as long as the service wants not to be asked.
  void awaitUnblocked() throws InterruptedException {
    for (Duration rest = blocked(); rest.isPositive(); rest = blocked()) {
      clock.pause(rest.compareTo(LOOK) > 0 ? LOOK : rest);
    }
  }

  /// How long nothing may be asked.
  Duration blocked() {
    lock.lock();
    try {
      return blockedUntil == Long.MIN_VALUE
          ? Duration.ZERO
          : Duration.ofNanos(blockedUntil - clock.nanos());
    } finally {
      lock.unlock();
    }
  }

  /// An answer came that was no refusal for going too fast.
  void succeeded() {
    lock.lock();
    try {
      slowed = false;
      if (++successes >= limit && limit < most) {
        limit++;
        successes = 0;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The service wants to be asked less, and not before some time. Refusals of several entries that
  /// were sent at once count as one.
  void slower(Duration wait) {
    lock.lock();
    try {
      if (!slowed) {
        limit = Math.max(1, limit / 2);
        slowed = true;
      }
      successes = 0;
      blockedUntil = Math.max(blockedUntil, clock.nanos() + wait.toNanos());
    } finally {
      lock.unlock();
    }
  }

  /// One that began is over.
  public void end() {
    lock.lock();
    try {
      running--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// How many are under way, and why not more, for a table.
  public String sentence() {
    Duration rest = blocked();
    return rest.isPositive()
        ? Texts.say("batch.pace-waits", running(), limit(), rest.toSeconds() + 1)
        : Texts.say("batch.pace", running(), limit());
  }

  /// How many are under way.
  public int running() {
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }

  int limit() {
    lock.lock();
    try {
      return limit;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until at most so many are under way.
  public void awaitAtMost(int count) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (running > count) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
