package io.openbailian.server.http.peer;

import io.openbailian.server.sql.AnswerBatch;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection that knows since when it waits for the rest of a head, or for an answer to be
/// taken. Its parser sees every byte that comes, on the first request and on those that follow it
/// at once.
final class PacedConnection extends HttpConnection {
  private static final Logger LOG = LoggerFactory.getLogger(PacedConnection.class);

  private final SlowPeers peers;
  private final NextRequest nextRequest = new NextRequest();
  private final Due head = new Due();
  private final Due taking = new Due();
  private final String address;
  private volatile boolean working;
  private volatile long idleSince;

  PacedConnection(
      HttpConfiguration configuration, Connector connector, EndPoint endPoint, SlowPeers peers) {
    super(configuration, connector, endPoint);
    this.peers = peers;
    this.address =
        endPoint.getRemoteSocketAddress() instanceof InetSocketAddress internet
            ? internet.getAddress().getHostAddress()
            : "";
    this.idleSince = peers.now();
  }

  /// Where it comes from.
  String address() {
    return address;
  }

  /// Whether no request is worked on.
  boolean isIdle() {
    return !working;
  }

  /// Since when no request is worked on.
  long idleSince() {
    return idleSince;
  }

  /// Makes room for another.
  void giveWay() {
    cut("was idle, and there are too many connections");
  }

  /// A moment that may be due, for another thread to look at.
  private static final class Due {
    private volatile boolean set;
    private volatile long nanos;

    void at(long due) {
      nanos = due;
      set = true;
    }

    void never() {
      if (set) {
        set = false;
      }
    }

    boolean isPast(long now) {
      return set && now - nanos > 0;
    }
  }

  @Override
  public void onOpen() {
    peers.opened(this);
    super.onOpen();
  }

  @Override
  public void onClose(Throwable cause) {
    peers.closed(this);
    super.onClose(cause);
  }

  /// Whether the request that is worked on has come whole, and nothing of a next one.
  boolean isBetweenRequests() {
    return getParser().isComplete() && isRequestBufferEmpty();
  }

  void closeIfLate(long now) {
    if (head.isPast(now)) {
      cut("did not send the head of a request in time");
    } else if (taking.isPast(now)) {
      cut("did not take its answer in time");
    }
  }

  private void cut(String why) {
    LOG.info("{} {}; its connection is closed", getEndPoint().getRemoteSocketAddress(), why);
    head.never();
    taking.never();
    getEndPoint().close(new SlowPeerException(why));
  }

  /// Where Jetty runs a connection again whose request was answered by another thread.
  @Override
  @SuppressWarnings("ReferenceEquality") // this connection, and no equal one
  protected Executor getExecutor() {
    Executor usual = super.getExecutor();
    return task -> {
      if (task == this && isAtRest()) {
        AnswerBatch.afterwards(() -> fillInterested(nextRequest));
      } else {
        usual.execute(task);
      }
    };
  }

  /// Read where the selector finds it, as Jetty's own way is.
  private final class NextRequest implements Callback {
    @Override
    public void succeeded() {
      onFillable();
    }

    @Override
    public void failed(Throwable cause) {
      onFillInterestedFailed(cause);
    }

    @Override
    public InvocationType getInvocationType() {
      return getServer().getInvocationType();
    }
  }

  /// Whether the next request is all that can come, and nothing of it has been read. Then the
  /// selector is told to look for it; a thread of the pool would only try to read, and tell it the
  /// same.
  private boolean isAtRest() {
    return getEndPoint().isOpen() && getParser().isStart() && isRequestBufferEmpty();
  }

  @Override
  protected HttpParser newHttpParser(HttpCompliance compliance) {
    HttpParser usual = super.newHttpParser(compliance);
    HttpParser parser =
        new WatchedParser((HttpParser.RequestHandler) usual.getHandler(), compliance);
    parser.setHeaderCacheSize(getHttpConfiguration().getHeaderCacheSize());
    parser.setHeaderCacheCaseSensitive(getHttpConfiguration().isHeaderCacheCaseSensitive());
    return parser;
  }

  private final class WatchedParser extends HttpParser {
    WatchedParser(HttpParser.RequestHandler handler, HttpCompliance compliance) {
      super(handler, getHttpConfiguration().getRequestHeaderSize(), compliance);
    }

    @Override
    public boolean parseNext(ByteBuffer buffer) {
      boolean some = buffer.hasRemaining();
      try {
        return super.parseNext(buffer);
      } finally {
        parsed(some);
      }
    }

    /// Empty lines before a head are the beginning of one.
    private void parsed(boolean some) {
      if (!inHeaderState()) {
        head.never();
      } else if (!head.set && (some || !isStart())) {
        head.at(peers.headDue());
      }
    }
  }

  @Override
  protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
    return new WatchedStream(method, uri, version);
  }

  private final class WatchedStream extends HttpStreamOverHTTP1 {
    WatchedStream(String method, String uri, HttpVersion version) {
      super(method, uri, version);
      working = true;
    }

    @Override
    public void succeeded() {
      idle();
      super.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      idle();
      super.failed(cause);
    }

    private void idle() {
      idleSince = peers.now();
      working = false;
    }

    @Override
    public void send(
        MetaData.Request request,
        MetaData.Response response,
        boolean last,
        ByteBuffer content,
        Callback callback) {
      taking.at(peers.takingDue(content == null ? 0 : content.remaining()));
      super.send(request, response, last, content, new Taken(callback));
    }
  }

  /// Forgets the moment before it goes on: what goes on may send again.
  private final class Taken extends Callback.Nested {
    Taken(Callback callback) {
      super(callback);
    }

    @Override
    public void succeeded() {
      taking.never();
      super.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      taking.never();
      super.failed(cause);
    }
  }
}
