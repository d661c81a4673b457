package io.openbailian.engines.dashscope;

import io.openbailian.engine.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// How fast an account may ask about tasks: so many questions a second, and none for a while after
/// the service has said that it is too much.
final class QueryPace {
  private static final long NANOS = 1_000_000_000;

  private final Time time;
  private final long interval;
  private final List<Long> waiting = new ArrayList<>();
  private long next;

  QueryPace(int perSecond, Time time) {
    this.time = time;
    this.interval = NANOS / perSecond;
    this.next = time.nanos();
  }

  /// Waits for the next place in the row.
  ///
  /// @return false when the row has closed
  boolean pass(BooleanSupplier closed) throws InterruptedException {
    Long place = take();
    try {
      long left = place - time.nanos();
      return left <= 0 ? !closed.getAsBoolean() : !time.await(closed, Duration.ofNanos(left));
    } finally {
      leave(place);
    }
  }

  private synchronized Long take() {
    long now = time.nanos();
    Long place = next - now > 0 ? next : now;
    next = place + interval;
    waiting.add(place);
    return place;
  }

  private synchronized void leave(Long place) {
    waiting.remove(place);
  }

  /// How many wait for a place that is still to come.
  synchronized int waiting() {
    long now = time.nanos();
    return (int) waiting.stream().filter(place -> place - now > 0).count();
  }

  /// Nobody asks for so long.
  synchronized void pause(Duration atLeast) {
    long until = time.nanos() + atLeast.toNanos();
    next = until - next > 0 ? until : next;
  }
}
