package io.openbailian.imaging;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/// What an operation is told about its run: the seed, whether to stop, where to tell its progress.
///
/// @param seed everything random comes from it, so that a run can be repeated to the pixel
/// @param stopped asked at least every 100 ms; once true, the operation throws
///   [InterruptedException]
/// @param progress told whole percents, never fewer than before
public record ImagingWork(long seed, BooleanSupplier stopped, IntConsumer progress) {

  /// A run that nobody stops or watches.
  public static ImagingWork of(long seed) {
    return new ImagingWork(seed, () -> false, percent -> {});
  }

  /// Goes on, or throws when the run is to stop.
  public void poll() throws InterruptedException {
    if (stopped.getAsBoolean()) {
      throw new InterruptedException("the edit was stopped");
    }
  }

  /// Tells the progress, then goes on or throws.
  public void done(int percent) throws InterruptedException {
    progress.accept(percent);
    poll();
  }
}
