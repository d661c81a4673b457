package io.openbailian.server.http.peer;

import io.openbailian.engine.Time;
import io.openbailian.server.http.body.Pacing;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cuts connections whose other end is too slow in sending the head of a request or in taking an
/// answer. Jetty itself only knows silence, and a byte now and then is none.
public final class SlowPeers extends AbstractLifeCycle implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SlowPeers.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Duration head;
  private final Pacing pacing;
  private final Time time;
  private final Scheduler scheduler;
  private final Set<PacedConnection> open = ConcurrentHashMap.newKeySet();

  /// @param head how long the head of a request may take from its first byte on
  /// @param pacing how fast an answer has to be taken
  public SlowPeers(Duration head, Pacing pacing, Time time, Scheduler scheduler) {
    this.head = head;
    this.pacing = pacing;
    this.time = time;
    this.scheduler = scheduler;
  }

  @Override
  protected void doStart() {
    next();
  }

  private void next() {
    scheduler.schedule(this, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Looks at all connections, and again a moment later.
  @Override
  public void run() {
    long now = time.nanos();
    open.forEach(connection -> look(connection, now));
    if (isRunning()) {
      next();
    }
  }

  private static void look(PacedConnection connection, long now) {
    try {
      connection.closeIfLate(now);
    } catch (Throwable e) { // the others are to be looked at all the same
      LOG.error("a connection could not be looked after", e);
    }
  }

  void opened(PacedConnection connection) {
    open.add(connection);
  }

  void closed(PacedConnection connection) {
    open.remove(connection);
  }

  /// When a head that begins now has to be whole.
  long headDue() {
    return time.nanos() + head.toNanos();
  }

  /// When so many bytes that are handed to the network now have to be taken.
  long takingDue(long bytes) {
    return time.nanos() + pacing.forTaking(bytes).toNanos();
  }
}
