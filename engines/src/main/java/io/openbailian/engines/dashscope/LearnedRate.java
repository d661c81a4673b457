package io.openbailian.engines.dashscope;

import java.time.Duration;

/// How many submissions a second a service bears, learned from its throttling: halved each time, a
/// tenth more in each ten quiet seconds, forgotten where it is no bound any more.
final class LearnedRate {
  private static final double NANOS = 1e9;
  private static final double LEAST = 0.05;
  private static final double NO_BOUND = 200;
  private static final long QUIET = Duration.ofSeconds(10).toNanos();

  /// Throttlings of one moment, by submissions that were on their way together, halve once.
  private static final long MOMENT = Duration.ofSeconds(1).toNanos();

  private double perSecond = NO_BOUND;
  private long changed;
  private long next;
  private boolean begun;
  private long second;
  private int inSecond;
  private int lastSecond;

  /// How long the next submission has to wait.
  Duration pause(long now) {
    grow(now);
    return !begun || perSecond >= NO_BOUND || next - now <= 0
        ? Duration.ZERO
        : Duration.ofNanos(next - now);
  }

  private void grow(long now) {
    while (perSecond < NO_BOUND && now - changed >= QUIET) {
      perSecond *= 1.1;
      changed += QUIET;
    }
  }

  /// A submission goes out.
  void taken(long now) {
    count(now);
    long from = begun && next - now > 0 ? next : now;
    next = from + (long) (NANOS / perSecond);
    begun = true;
  }

  private void count(long now) {
    if (!begun || now - second >= 2 * (long) NANOS) {
      second = now;
      lastSecond = 0;
      inSecond = 0;
    } else if (now - second >= (long) NANOS) {
      second += (long) NANOS;
      lastSecond = inSecond;
      inSecond = 0;
    }
    inSecond++;
  }

  /// A submission was turned away as one too many.
  void throttled(long now) {
    boolean first = perSecond >= NO_BOUND;
    if (!first && now - changed < MOMENT) {
      return;
    }
    double had = first ? Math.max(2, Math.max(inSecond, lastSecond)) : perSecond;
    perSecond = Math.max(LEAST, had / 2);
    changed = now;
  }

  double perSecond() {
    return perSecond;
  }
}
