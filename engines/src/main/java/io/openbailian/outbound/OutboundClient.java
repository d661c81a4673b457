package io.openbailian.outbound;

import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.Wire;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.InputStreamRequestContent;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends requests to one engine's server, by HTTP/1.1, blocking; safe for many threads. Every way
/// in which a request can go wrong is one of the five failures of engines, whose sentences name
/// neither host nor address: clients may read them.
///
/// Beneath it is Jetty's client, which starts with the first request: its start takes CPU that an
/// engine without calls never needs. It follows no redirect (the key would go where it was not
/// given for), keeps no cookie and offers no upgrade.
public final class OutboundClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboundClient.class);
  private static final int LONGEST_HEAD = 32 << 10;
  private static final int THREADS = 8;
  private static final int LONGEST_REFUSAL = 64 << 10;
  private static final int PIECE = 64 << 10;
  private static final int UNAUTHORIZED = 401;
  private static final Duration STOP = Duration.ofSeconds(2);

  /// Usual servers of models drop a connection that was silent for five seconds, perhaps while the
  /// next request is on its way; we drop it first.
  private static final Duration KEPT_OPEN = Duration.ofSeconds(3);

  private static final List<String> UNWANTED =
      List.of("redirect", "www-authenticate", "proxy-authenticate", "upgrade");

  private final UpstreamSettings settings;
  private final boolean costsMoney;
  private @Nullable FutureTask<HttpClient> start;
  private boolean closed;

  /// @param costsMoney whether a request whose answer was lost may have been charged for
  public OutboundClient(UpstreamSettings settings, boolean costsMoney) {
    this.settings = settings;
    this.costsMoney = costsMoney;
  }

  public UpstreamSettings settings() {
    return settings;
  }

  public boolean costsMoney() {
    return costsMoney;
  }

  /// Asks for a file at an address that an answer named and the caller has judged; the key stays
  /// here. The answer is to be closed.
  public Answer fetch(URI address) throws EngineFailure, InterruptedException {
    return exchange(request(started(), address, Outgoing.get("")));
  }

  /// Sends a request and waits until its answer begins, whatever it is; it is to be closed.
  public Answer send(Outgoing request) throws EngineFailure, InterruptedException {
    Optional<String> key = key();
    Answer answer = once(request, key);
    if (answer.status() != UNAUTHORIZED || key.isEmpty()) {
      return answer;
    }
    settings.key().ifPresent(Secret::turnedAway);
    Optional<String> now = key();
    if (now.equals(key)) {
      return answer;
    }
    answer.close();
    return once(request, now);
  }

  private Optional<String> key() throws EngineFailure {
    return settings.key().isEmpty() ? Optional.empty() : Optional.of(settings.key().get().value());
  }

  /// Sends a request; an answer that says no is a failure. The answer is to be closed.
  public Answer ask(Outgoing request) throws EngineFailure, InterruptedException {
    Answer answer = send(request);
    if (answer.isSuccess()) {
      return answer;
    }
    try (answer) {
      throw Failures.of(answer, refusal(answer), costsMoney);
    }
  }

  /// What a refusal says; a refusal that breaks off has said enough.
  private static byte[] refusal(Answer answer) throws InterruptedException {
    try {
      return answer.beginning(LONGEST_REFUSAL);
    } catch (EngineFailure e) {
      return new byte[0];
    }
  }

  private Answer once(Outgoing outgoing, Optional<String> key)
      throws EngineFailure, InterruptedException {
    HttpClient client = started();
    Request request = request(client, outgoing.address(settings.base()), outgoing);
    key.ifPresent(
        value -> request.headers(headers -> headers.put(Wire.AUTHORIZATION, "Bearer " + value)));
    if (outgoing.body().isPresent()) {
      request.body(content(outgoing.body().get(), client.getByteBufferPool()));
    }
    return exchange(request);
  }

  private Answer exchange(Request request) throws EngineFailure, InterruptedException {
    InputStreamResponseListener listener = new InputStreamResponseListener();
    UpstreamSettings.Timeouts timeouts = settings.timeouts();
    request.onResponseBegin(answer -> silent(answer, timeouts.silence()));
    request.send(listener);
    Duration patience = timeouts.connect().plus(timeouts.firstByte());
    boolean begun = false;
    try {
      Response head = listener.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      begun = true;
      return new Answer(request, head, listener.getInputStream(), timeouts.silence(), costsMoney);
    } catch (ExecutionException e) {
      throw notBegun(request, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw lost("its server did not answer within %s".formatted(spoken(patience)), e, costsMoney);
    } finally {
      if (!begun) {
        var _ = request.abort(new IOException("nobody waits for the answer any more"));
      }
    }
  }

  /// From its first byte on an answer may be silent less long than before it. Set while the
  /// connection is the answer's: afterwards it has its own time again.
  private static void silent(Response answer, Duration atMost) {
    if (answer.getRequest().getConnection() instanceof Connection connection) {
      connection.getEndPoint().setIdleTimeout(atMost.toMillis());
    }
  }

  private Request request(HttpClient client, URI address, Outgoing outgoing) {
    return client
        .newRequest(address)
        .method(outgoing.method())
        .idleTimeout(settings.timeouts().firstByte().toMillis() + 1, TimeUnit.MILLISECONDS)
        .headers(headers -> {
          headers
              .put(HttpHeader.USER_AGENT, "OpenBailian")
              .put(HttpHeader.ACCEPT, outgoing.accept())
              .put(HttpHeader.ACCEPT_ENCODING, "identity");
          outgoing.headers().forEach(headers::put);
        });
  }

  private static Request.Content content(Outgoing.Body body, ByteBufferPool buffers)
      throws EngineFailure {
    try {
      ByteBufferPool.Sized pieces = new ByteBufferPool.Sized(buffers, false, PIECE);
      return new InputStreamRequestContent(body.type(), body.source().open(), pieces) {
        @Override
        public long getLength() {
          return body.length();
        }
      };
    } catch (IOException e) {
      throw new EngineFailure.Broken("what was to be sent cannot be read", e);
    }
  }

  /// Without a connection nothing was sent.
  private EngineFailure notBegun(Request request, Throwable cause) {
    return request.getConnection() == null
        ? new EngineFailure.Down("its server cannot be reached", cause)
        : lost("the connection to its server broke before an answer", cause, costsMoney);
  }

  /// The request was sent, and nobody knows what became of it.
  static EngineFailure lost(String why, @Nullable Throwable cause, boolean costsMoney) {
    return costsMoney
        ? new EngineFailure.Unknown(why, cause, Optional.empty())
        : new EngineFailure.Broken(why, cause);
  }

  static String spoken(Duration duration) {
    return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
  }

  private HttpClient started() throws EngineFailure, InterruptedException {
    FutureTask<HttpClient> starting = starting();
    try {
      return starting.get();
    } catch (ExecutionException e) {
      forget(starting);
      throw new EngineFailure.Down("the client for its server does not start", e.getCause());
    }
  }

  /// On a platform thread: loading so many classes would hold up a carrier.
  private synchronized FutureTask<HttpClient> starting() {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
    if (start == null) {
      start = new FutureTask<>(this::open);
      Thread.ofPlatform().daemon().name("outbound-start").start(start);
    }
    return start;
  }

  private synchronized void forget(FutureTask<HttpClient> failed) {
    if (failed.equals(start)) {
      start = null;
    }
  }

  private HttpClient open() throws Exception {
    ClientConnector connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setSslContextFactory(tls());
    HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
    client.setName("outbound");
    client.setExecutor(threads());
    client.setScheduler(new ScheduledExecutorScheduler("outbound-timer", true));
    client.setConnectTimeout(settings.timeouts().connect().toMillis());
    client.setIdleTimeout(KEPT_OPEN.toMillis());
    client.setMaxConnectionsPerDestination(settings.concurrency() + THREADS); // and some polls
    client.setMaxResponseHeadersSize(LONGEST_HEAD);
    client.setFollowRedirects(false);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    settings
        .proxy()
        .ifPresent(proxy ->
            client
                .getProxyConfiguration()
                .addProxy(new HttpProxy(proxy.getHost(), Addresses.port(proxy))));
    client.start();
    client.getContentDecoderFactories().clear();
    UNWANTED.forEach(client.getProtocolHandlers()::remove);
    return client;
  }

  private SslContextFactory.Client tls() throws Exception {
    SslContextFactory.Client secure = new SslContextFactory.Client();
    secure.setSslContext(Certificates.context(settings.authority()));
    secure.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must be the host's
    return secure;
  }

  /// They parse and hand on; whoever waits for an answer waits on a thread of its own.
  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
    threads.setName("outbound");
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
      LOG.warn("the client for an engine's server did not stop cleanly", e);
    }
  }
}
