package io.openbailian.outbound;

import io.openbailian.engine.EngineFailure;
import io.openbailian.httpclient.LateHttpClient;
import io.openbailian.protocol.Wire;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.InputStreamRequestContent;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Connection;
import org.jspecify.annotations.Nullable;

/// Sends requests to one engine's server, by HTTP/1.1, blocking; safe for many threads. Every way
/// in which a request can go wrong is one of the five failures of engines, whose sentences name
/// neither host nor address: clients may read them.
///
/// Beneath it is Jetty's client, which starts with the first request and follows no redirect: the
/// key would go where it was not given for.
public final class OutboundClient implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int LONGEST_REFUSAL = 64 << 10;
  private static final int PIECE = 64 << 10;
  private static final int UNAUTHORIZED = 401;

  /// Usual servers of models drop a connection that was silent for five seconds, perhaps while the
  /// next request is on its way; we drop it first.
  private static final Duration KEPT_OPEN = Duration.ofSeconds(3);

  private final UpstreamSettings settings;
  private final boolean costsMoney;
  private final LateHttpClient client;

  /// @param costsMoney whether a request whose answer was lost may have been charged for
  public OutboundClient(UpstreamSettings settings, boolean costsMoney) {
    this.settings = settings;
    this.costsMoney = costsMoney;
    this.client =
        new LateHttpClient(
            new LateHttpClient.Shape(
                "outbound",
                THREADS,
                settings.timeouts().connect(),
                () -> Certificates.context(settings.authority())),
            this::setUp);
  }

  private void setUp(HttpClient jetty) {
    jetty.setIdleTimeout(KEPT_OPEN.toMillis());
    jetty.setMaxConnectionsPerDestination(settings.concurrency() + THREADS); // and some polls
    settings
        .proxy()
        .ifPresent(proxy ->
            jetty
                .getProxyConfiguration()
                .addProxy(new HttpProxy(proxy.getHost(), Addresses.port(proxy))));
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

  /// Brings a form to an address that an answer named and the caller has judged; the key stays
  /// here. The answer is to be closed.
  public Answer deliver(URI address, Outgoing.Body body)
      throws EngineFailure, InterruptedException {
    HttpClient client = started();
    Request request = request(client, address, Outgoing.post("", body));
    request.body(content(body, client.getByteBufferPool()));
    return exchange(request);
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

  /// Without a connection nothing was sent, and nothing before both ends trust each other.
  private EngineFailure notBegun(Request request, Throwable cause) {
    return request.getConnection() == null || Unreached.isHandshake(cause)
        ? new EngineFailure.Down(Unreached.why(cause, settings.proxy().isPresent()), cause)
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
    try {
      return client.get();
    } catch (IOException e) {
      if (client.isClosed()) {
        throw new IllegalStateException("the engine is closed", e);
      }
      throw new EngineFailure.Down("the client for its server does not start", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
