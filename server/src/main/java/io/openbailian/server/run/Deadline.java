package io.openbailian.server.run;

import io.openbailian.engine.Time;
import java.time.Duration;

/// When an invocation's time is over: the items that are not done by then fail.
public final class Deadline {
  private final Time time;
  private final Duration length;
  private volatile boolean running;
  private volatile long end;

  private Deadline(Time time, Duration length) {
    this.time = time;
    this.length = length;
  }

  /// An end that is so far away from the present moment.
  public static Deadline in(Duration length, Time time) {
    Deadline deadline = new Deadline(time, length.isPositive() ? length : Duration.ofNanos(-1));
    deadline.begin();
    return deadline;
  }

  /// An end that is so far away from the moment at which the first attempt begins.
  public static Deadline afterBeginning(Duration length, Time time) {
    return new Deadline(time, length);
  }

  /// No end: somebody else ends it.
  public static Deadline never(Time time) {
    return new Deadline(time, Duration.ZERO);
  }

  /// The first attempt begins; later ones change nothing.
  void begin() {
    if (!running && !length.isZero()) {
      end = time.nanos() + length.toNanos();
      running = true;
    }
  }

  public boolean passed() {
    return running && time.nanos() - end > 0;
  }
}
