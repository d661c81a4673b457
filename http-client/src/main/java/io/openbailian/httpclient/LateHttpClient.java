package io.openbailian.httpclient;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Jetty's client, which starts when it is first asked for: its start takes up to a second of CPU
/// that many a process never needs, and it runs on a platform thread, because loading so many
/// classes would hold up a carrier. A start that fails is tried again by whoever asks next.
///
/// HTTP/1.1. It keeps no cookie, follows no redirect, answers no challenge, offers no upgrade and
/// unpacks nothing. A certificate must be the host's. Safe for any number of threads.
public final class LateHttpClient implements AutoCloseable {
  /// A longer head of an answer, in bytes, ends it.
  public static final int LONGEST_HEAD = 32 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(LateHttpClient.class);

  private static final Duration STOP = Duration.ofSeconds(2);

  /// Interim answers are passed over; whatever else Jetty does by itself it does not do here.
  private static final List<String> UNWANTED =
      List.of("redirect", "www-authenticate", "proxy-authenticate", "upgrade");

  private final Shape shape;
  private final Supplier<? extends ClientConnector> connector;
  private final Consumer<HttpClient> rest;
  private @Nullable FutureTask<HttpClient> start;
  private boolean closed;

  /// What every client has.
  ///
  /// @param name of its threads
  /// @param threads at most; they parse and hand on, whoever waits for an answer waits on a thread
  ///   of its own
  /// @param connect how long one attempt at a connection may take
  /// @param tls knows whose certificates are believed; asked at the start
  public record Shape(String name, int threads, Duration connect, Callable<SSLContext> tls) {}

  /// A client with connections of the usual kind.
  ///
  /// @param rest sets what else there is to set, before the start
  public LateHttpClient(Shape shape, Consumer<HttpClient> rest) {
    this(shape, ClientConnector::new, rest);
  }

  /// A client with connections of a kind of its own.
  ///
  /// @param connector makes it
  /// @param rest sets what else there is to set, before the start
  public LateHttpClient(
      Shape shape, Supplier<? extends ClientConnector> connector, Consumer<HttpClient> rest) {
    this.shape = shape;
    this.connector = connector;
    this.rest = rest;
  }

  /// The client, which the first caller starts and others wait for.
  ///
  /// @throws IOException when it does not start, or was closed
  public HttpClient get() throws IOException, InterruptedException {
    FutureTask<HttpClient> starting = starting();
    try {
      return starting.get();
    } catch (ExecutionException e) {
      forget(starting);
      throw new IOException("the client for " + shape.name() + " does not start", e.getCause());
    }
  }

  private synchronized FutureTask<HttpClient> starting() throws IOException {
    if (closed) {
      throw new IOException("the client for " + shape.name() + " is closed");
    }
    if (start == null) {
      start = new FutureTask<>(this::open);
      Thread.ofPlatform().daemon().name(shape.name() + "-start").start(start);
    }
    return start;
  }

  private synchronized void forget(FutureTask<HttpClient> failed) {
    if (failed.equals(start)) {
      start = null;
    }
  }

  /// Whether anybody has asked for it, and it therefore exists.
  public synchronized boolean isStarted() {
    return start != null;
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  private HttpClient open() throws Exception {
    ClientConnector connections = connector.get();
    connections.setSelectors(1);
    connections.setSslContextFactory(tls());
    HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connections));
    client.setName(shape.name());
    client.setExecutor(threads());
    client.setScheduler(new ScheduledExecutorScheduler(shape.name() + "-timer", true));
    client.setConnectTimeout(shape.connect().toMillis());
    client.setMaxResponseHeadersSize(LONGEST_HEAD);
    client.setFollowRedirects(false);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    rest.accept(client);
    client.start(); // one that fails stops what it began
    client.getContentDecoderFactories().clear();
    UNWANTED.forEach(client.getProtocolHandlers()::remove);
    if (isClosed()) { // whoever closed it has stopped waiting
      client.stop();
      throw new IOException("the client for " + shape.name() + " is closed");
    }
    return client;
  }

  private SslContextFactory.Client tls() throws Exception {
    SslContextFactory.Client secure = new SslContextFactory.Client();
    secure.setSslContext(shape.tls().call());
    secure.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must be the host's
    return secure;
  }

  private QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(shape.threads(), 2);
    threads.setName(shape.name());
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
    } catch (ExecutionException | TimeoutException e) { // a start that fails stops what it began
      LOG.debug("the client for {} was closed before it had started", shape.name(), e);
    } catch (Exception e) { // whatever is left of it dies with the process
      LOG.warn("the client for {} did not stop cleanly", shape.name(), e);
    }
  }
}
