package io.openbailian.server;

import io.openbailian.engine.Time;
import io.openbailian.server.task.Sweeper;
import io.openbailian.server.upload.Uploads;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes what has expired, at the start and every five minutes.
final class Sweeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private final Sweeper sweeper;
  private final Uploads uploads;
  private final Time time;
  private final Thread thread;
  private volatile boolean closing;

  Sweeping(Sweeper sweeper, Uploads uploads, Time time) {
    this.sweeper = sweeper;
    this.uploads = uploads;
    this.time = time;
    this.thread = Thread.ofPlatform().daemon().name("sweeper").start(this::sweep);
  }

  private void sweep() {
    try {
      while (!closing) {
        sweepOnce();
        boolean _ = time.await(() -> closing, PAUSE);
      }
    } catch (InterruptedException e) {
      LOG.debug("the sweeper stops");
    }
  }

  private void sweepOnce() throws InterruptedException {
    try {
      LOG.debug("swept: {}", sweeper.sweepOnce(time.now()));
      LOG.debug("swept: {} uploads", uploads.sweepOnce(time.now()));
    } catch (IOException | RuntimeException e) { // the next round may succeed
      LOG.error("expired tasks or files could not be removed; tried again in {}", PAUSE, e);
    }
  }

  /// Waits for the round that is on its way.
  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
