package io.openbailian.server.invoke;

import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.routing.Lane;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What callers who wait for their answer have in common.
final class Waiting {
  /// SDKs wait 300 s for an answer; whoever cannot begin by then is told to come back.
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);

  private Waiting() {}

  /// Passes the gate of a lane; whoever has passed it releases it.
  ///
  /// @param idle called every second
  /// @throws WireException when the engine was busy for too long
  static void pass(Lane lane, Time time, Runnable idle) throws InterruptedException {
    long last = time.nanos() + LONGEST_WAIT.toNanos();
    while (!lane.gate().tryAcquire(1, TimeUnit.SECONDS)) {
      idle.run();
      if (time.nanos() - last > 0) {
        throw new WireException(
            ErrorCode.RATE_QUOTA
                .with()
                .withHint("engine %s was busy for %s".formatted(lane.name(), LONGEST_WAIT)));
      }
    }
  }

  /// What a task calls TaskFailed is an internal error to a caller who waits.
  static WireError direct(WireError error) {
    return error.code().equals(ErrorCode.TASK_FAILED.code())
        ? ErrorCode.INTERNAL_ERROR.with().withHint(error.message())
        : error;
  }

  /// What is told when the call was stopped from here.
  static WireException stopping() {
    return new WireException(ErrorCode.INTERNAL_ERROR.with().withHint("the server is stopping"));
  }
}
