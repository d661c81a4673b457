package io.openbailian.server.http.peer;

import io.openbailian.server.invoke.Caller;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.Callback;

/// Notices that a client closes, or loses, its connection while its request is worked on: a time in
/// which nobody else reads from it, so that an end would show at the next write only.
///
/// What a client sends meanwhile is the beginning of its next request: it is put where Jetty looks
/// for it, as far as there is room. One that has sent more than that, or that had sent some of it
/// before, is there by all that one can see, and is not watched. A client that says it will send
/// nothing more has gone, as it has for nginx and Go's server.
public final class ClientWatch implements Caller.Watch {
  private final PacedConnection connection;
  private final AbstractEndPoint endPoint;
  private final Runnable gone;
  private final ReentrantLock lock = new ReentrantLock();
  private final Arrival readable = new Arrival();
  private int room;
  private boolean over;

  private ClientWatch(PacedConnection connection, AbstractEndPoint endPoint, Runnable gone) {
    this.connection = connection;
    this.endPoint = endPoint;
    this.gone = gone;
    this.room = connection.getInputBufferSize();
  }

  /// Watches the client of a request whose body has been read to its end. It has to be closed by
  /// the thread that answers, before it does.
  ///
  /// @param gone called at most once, by a thread of the network: it has to be quick
  public static Caller.Watch begin(ServletRequest request, Runnable gone) {
    Connection connection =
        ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection();
    if (connection instanceof PacedConnection paced
        && paced.getEndPoint() instanceof AbstractEndPoint endPoint
        && paced.isBetweenRequests()) {
      ClientWatch watch = new ClientWatch(paced, endPoint, gone);
      watch.look();
      return watch;
    }
    return () -> {};
  }

  /// Asks to be told when there is something to read, the end included.
  private void look() {
    boolean _ = endPoint.tryFillInterested(readable);
  }

  /// Told by the network.
  private final class Arrival implements Callback {
    @Override
    public void succeeded() {
      lock.lock();
      try {
        if (!over) {
          read();
        }
      } finally {
        lock.unlock();
      }
    }

    /// The connection was closed from here, or broke.
    @Override
    public void failed(Throwable cause) {
      lock.lock();
      try {
        leave();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }

  private void read() {
    ByteBuffer bytes = ByteBuffer.allocate(room).flip(); // as Jetty fills it
    int read = fill(bytes);
    if (read < 0) {
      leave();
      return;
    }
    if (read > 0) {
      connection.onUpgradeTo(bytes);
      room -= read;
    }
    if (room > 0) {
      look();
    }
  }

  private int fill(ByteBuffer bytes) {
    try {
      return endPoint.fill(bytes);
    } catch (IOException e) {
      return -1; // reset
    }
  }

  private void leave() {
    if (!over) {
      over = true;
      gone.run();
    }
  }

  /// From here on the connection is Jetty's own again.
  @Override
  public void close() {
    lock.lock();
    try {
      over = true;
    } finally {
      lock.unlock();
    }
    boolean _ = endPoint.getFillInterest().fillable(); // which takes our interest back
  }
}
