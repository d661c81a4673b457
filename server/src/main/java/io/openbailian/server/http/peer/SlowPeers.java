package io.openbailian.server.http.peer;

import io.openbailian.engine.Time;
import io.openbailian.server.http.body.Pacing;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cuts connections whose other end is too slow in sending the head of a request or in taking an
/// answer: Jetty itself only knows silence, and a byte now and then is none. And keeps room for new
/// ones: when too many are open, those that were idle longest give way, of the address that has
/// most.
public final class SlowPeers extends AbstractLifeCycle implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SlowPeers.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  /// A round of making room closes this part of all, so that the next is far away.
  private static final int PART = 16;

  private final int most;
  private final Duration head;
  private final Pacing pacing;
  private final Time time;
  private final Scheduler scheduler;
  private final Set<PacedConnection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean making = new AtomicBoolean();

  /// @param most how many connections may be open
  /// @param head how long the head of a request may take from its first byte on
  /// @param pacing how fast an answer has to be taken
  public SlowPeers(int most, Duration head, Pacing pacing, Time time, Scheduler scheduler) {
    this.most = most;
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
    if (count.incrementAndGet() > most) {
      makeRoom();
    }
  }

  /// One round at a time, and none for whoever comes meanwhile.
  private void makeRoom() {
    if (!making.compareAndSet(false, true)) {
      return;
    }
    try {
      Map<String, List<PacedConnection>> idle =
          open.stream()
              .filter(PacedConnection::isIdle)
              .collect(Collectors.groupingBy(PacedConnection::address));
      idle.values().stream()
          .max(Comparator.comparingInt(List::size))
          .ifPresent(connections ->
              connections.stream()
                  .sorted(Comparator.comparingLong(PacedConnection::idleSince))
                  .limit(Math.max(1, Math.min(most, connections.size()) / PART))
                  .forEach(PacedConnection::giveWay));
    } finally {
      making.set(false);
    }
  }

  /// The present moment.
  long now() {
    return time.nanos();
  }

  void closed(PacedConnection connection) {
    if (open.remove(connection)) {
      count.decrementAndGet();
    }
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
