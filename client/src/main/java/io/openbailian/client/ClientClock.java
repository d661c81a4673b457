package io.openbailian.client;

import java.time.Duration;

/// The clock a client waits by; a test steps its own.
public interface ClientClock {

  /// A monotonic reading in nanoseconds.
  long nanos();

  void pause(Duration duration) throws InterruptedException;

  /// The clock of the machine.
  static ClientClock real() {
    return new ClientClock() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
      }
    };
  }
}
