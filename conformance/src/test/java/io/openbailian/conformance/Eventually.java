package io.openbailian.conformance;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for what another thread or process is about to do.
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = 2_000_000;

  private Eventually() {}

  /// Returns as soon as the condition holds; fails, naming it, when it never does.
  public static void holds(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("never came true within %s: %s".formatted(PATIENCE, what));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
