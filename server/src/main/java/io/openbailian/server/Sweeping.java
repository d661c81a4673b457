package io.openbailian.server;

import io.openbailian.engine.Time;
import io.openbailian.server.node.Turn;
import io.openbailian.server.supervision.SupervisedThread;
import io.openbailian.server.supervision.Supervisor;
import io.openbailian.server.task.Sweeper;
import io.openbailian.server.upload.KeptFiles;
import io.openbailian.server.upload.Uploads;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes what has expired, at the start and every five minutes. A round that fails is told about
/// and begun again by whoever supervises it.
final class Sweeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);
  private static final Duration LOOK_AMONG_NODES = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private final Sweeper sweeper;
  private final Uploads uploads;
  private final KeptFiles kept;
  private final Time time;
  private final Turn turn;
  private final SupervisedThread thread;
  private volatile boolean closing;

  Sweeping(
      Sweeper sweeper,
      Uploads uploads,
      KeptFiles kept,
      Time time,
      Turn turn,
      Supervisor supervisor) {
    this.turn = turn;
    this.sweeper = sweeper;
    this.uploads = uploads;
    this.kept = kept;
    this.time = time;
    this.thread = supervisor.start("sweeper", this::sweep);
  }

  private void sweep() throws IOException, InterruptedException {
    while (!closing) {
      if (turn.isMine()) {
        LOG.debug("swept: {}", sweeper.sweepOnce(time.now()));
        LOG.debug("swept: {} uploads", uploads.sweepOnce(time.now()));
        LOG.debug("swept: {} files", kept.sweepOnce(time.now()));
      }
      boolean _ = time.await(() -> closing, turn.isShared() ? LOOK_AMONG_NODES : PAUSE);
    }
  }

  /// Waits for the round that is on its way.
  @Override
  public void close() {
    closing = true;
    thread.close();
  }
}
