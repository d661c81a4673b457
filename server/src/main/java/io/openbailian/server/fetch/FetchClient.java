package io.openbailian.server.fetch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Jetty's client, as little of it as fetching needs: HTTP/1.1, no cookies, no credentials, no
/// proxy, no redirect of its own, nothing unpacked, no connection used twice.
///
/// It starts at the first fetch, because its start takes up to a second of CPU that most servers
/// never need, and on a platform thread, because loading so many classes would hold up a carrier.
public final class FetchClient implements AutoCloseable {
  static final int LONGEST_HEAD = 32 << 10;
  private static final Logger LOG = LoggerFactory.getLogger(FetchClient.class);
  private static final int MOST_THREADS = 8;
  private static final long MOST_BUFFERS = 4 << 20;
  private static final Duration STOP = Duration.ofSeconds(2);

  /// Interim answers are passed over; whatever else Jetty does by itself it does not do here.
  private static final List<String> UNWANTED =
      List.of("redirect", "www-authenticate", "proxy-authenticate", "upgrade");

  private final Duration connect;
  private final Callable<SSLContext> tls;
  private @Nullable FutureTask<HttpClient> start;
  private boolean closed;

  /// @param connect how long one attempt at a connection may take
  /// @param tls knows whose certificates are believed; asked at the first fetch
  public FetchClient(Duration connect, Callable<SSLContext> tls) {
    this.connect = connect;
    this.tls = tls;
  }

  Duration connect() {
    return connect;
  }

  /// The client, which the first caller starts and others wait for.
  HttpClient started() throws FetchException, InterruptedException {
    FutureTask<HttpClient> starting = starting();
    try {
      return starting.get();
    } catch (ExecutionException e) {
      forget(starting);
      LOG.error("the client for fetching files does not start; the next fetch tries again", e);
      throw new FetchException(FetchFault.FAILED, "this server cannot fetch files now", e);
    }
  }

  private synchronized FutureTask<HttpClient> starting() throws FetchException {
    if (closed) {
      throw new FetchException(FetchFault.FAILED, "this server is stopping");
    }
    if (start == null) {
      start = new FutureTask<>(this::open);
      Thread.ofPlatform().daemon().name("fetch-start").start(start);
    }
    return start;
  }

  private synchronized void forget(FutureTask<HttpClient> failed) {
    if (failed.equals(start)) {
      start = null;
    }
  }

  /// Whether anything has been fetched, and the client therefore exists.
  synchronized boolean isStarted() {
    return start != null;
  }

  private HttpClient open() throws Exception {
    MeteredConnector connector = new MeteredConnector();
    connector.setSelectors(1);
    connector.setSslContextFactory(tls());
    HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
    client.setName("fetch");
    client.setExecutor(threads());
    client.setScheduler(new ScheduledExecutorScheduler("fetch-timer", true));
    ByteBufferPool buffers =
        new ArrayByteBufferPool(0, 4 << 10, 64 << 10, MOST_THREADS, MOST_BUFFERS, MOST_BUFFERS);
    client.setByteBufferPool(buffers);
    client.setConnectTimeout(connect.toMillis());
    client.setSocketAddressResolver(
        (_, _, context, promise) -> promise.succeeded(Hop.of(context).addresses()));
    client.setMaxConnectionsPerDestination(1); // a destination is one request: see Hop
    client.setMaxResponseHeadersSize(LONGEST_HEAD);
    client.setFollowRedirects(false);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.start();
    client.getContentDecoderFactories().clear();
    UNWANTED.forEach(client.getProtocolHandlers()::remove);
    return client;
  }

  private SslContextFactory.Client tls() throws Exception {
    SslContextFactory.Client secure = new SslContextFactory.Client();
    secure.setSslContext(tls.call());
    secure.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must be the host's
    return secure;
  }

  /// They parse and hand on; whoever waits for a file waits on a thread of its own.
  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
    threads.setName("fetch");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    threads.setStopTimeout(STOP.toMillis());
    return threads;
  }

  @Override
  public void close() {
    FutureTask<HttpClient> last;
    synchronized (this) {
      closed = true;
      last = start;
    }
    if (last == null) {
      return;
    }
    try {
      last.get(STOP.toMillis(), TimeUnit.MILLISECONDS).stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) { // whatever is left of it dies with the process
      LOG.warn("the client for fetching files did not stop cleanly", e);
    }
  }
}
