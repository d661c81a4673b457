package io.openbailian.conformance;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for what another thread or process is about to do.
///
/// Its patience decides nothing but when a test that has failed ends: it is far beyond what the
/// slowest machine needs.
public final class Eventually {
  public static final Duration PATIENCE = Duration.ofMinutes(5);
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
