package io.openbailian.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A clock that moves only when it is paused on.
final class SteppedPace implements ClientClock {
  private final List<Duration> pauses = new ArrayList<>();
  private long nanos;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void pause(Duration duration) {
    pauses.add(duration);
    nanos += duration.toNanos();
  }

  List<Duration> pauses() {
    return pauses;
  }
}
