package io.openbailian.server.socket;

import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.HeldKey;
import io.openbailian.server.share.Shares;
import io.openbailian.server.supervision.SupervisedThread;
import io.openbailian.server.supervision.Supervisor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All connections that are open, and the one thread that looks at the clock for them.
public final class Sockets implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final SocketParts parts;
  private final Shares unfinished;
  private final Shares places;
  private final Set<SocketConnection> open = ConcurrentHashMap.newKeySet();
  private final SupervisedThread watch;
  private volatile boolean closing;

  /// @param memory bytes that messages may take of the heap while they come
  /// @param most how many may be open
  public Sockets(SocketParts parts, long memory, int most, Supervisor supervisor) {
    this.parts = parts;
    this.places = new Shares(most);
    this.unfinished = new Shares(memory);
    this.watch = supervisor.startVirtual("socket watch", this::watch);
  }

  /// Where a connection of this key is handed over, once it is one.
  ///
  /// @param path the operations are reached at
  /// @param workspace that the key opens
  /// @throws WireException when the workspace, or all together, have too many open
  public SocketEndpoint endpoint(String path, String workspace, HeldKey key) {
    try (Shares.Loan place = places.open(workspace)) {
      if (!place.tryGrow(1)) {
        throw new WireException(
            ErrorCode.ALLOCATION_QUOTA
                .with()
                .withHint("too many WebSockets of this workspace are open; try again in a moment"));
      }
    }
    return new SocketEndpoint(path, key, this, unfinished.open(workspace), places.open(workspace));
  }

  /// Bytes of messages that have begun and are not whole.
  public long unfinished() {
    return unfinished.lent();
  }

  SocketConnection opened(String path, HeldKey key, Peer peer) {
    SocketConnection connection = new SocketConnection(path, key, peer, parts);
    open.add(connection);
    if (closing) {
      connection.goAway();
    }
    return connection;
  }

  void closed(SocketConnection connection) {
    open.remove(connection);
    connection.gone();
  }

  /// How many connections are open.
  public int count() {
    return open.size();
  }

  private void watch() throws InterruptedException {
    Time time = parts.time();
    while (!time.await(() -> closing, BETWEEN_LOOKS)) {
      long now = time.nanos();
      open.forEach(connection -> look(connection, now));
    }
  }

  private static void look(SocketConnection connection, long now) {
    try {
      connection.look(now);
    } catch (Throwable e) { // the others are to be looked at all the same
      LOG.error("a connection could not be looked after", e);
    }
  }

  /// Stops every task and closes every connection.
  @Override
  public void close() {
    closing = true;
    open.forEach(SocketConnection::goAway);
    watch.interrupt();
  }
}
