package io.openbailian.server.task;

import io.openbailian.engine.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// A clock that stands until it is stepped.
public final class SteppedTime implements Time {
  private volatile Instant now;

  public SteppedTime(Instant now) {
    this.now = now;
  }

  public void step(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long nanos() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  @Override
  public boolean await(BooleanSupplier condition, Duration atMost) {
    step(atMost);
    return condition.getAsBoolean();
  }
}
