package io.openbailian.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// The clock of the process; a test steps its own.
public interface Time {

  /// The moment, as the wire writes it and lifetimes count by it; a test may jump it.
  Instant now();

  /// A monotonic reading in nanoseconds, for measuring durations.
  long nanos();

  /// Waits until the condition holds or the duration is over, and says whether it holds. The
  /// condition must be cheap: it is asked again and again.
  boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException;
}
