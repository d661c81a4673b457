package io.openbailian.server.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/// One GET that is under way. Its bytes are taken from the connection as they are read here, so
/// that a fast server fills no memory; closing it ends the connection, whatever is left of it.
final class Download implements AutoCloseable {
  /// Jetty's own clock ends a request; should it fail, ours does a moment later.
  private static final Duration AFTER_THE_END = Duration.ofSeconds(2);

  private final HttpClient client;
  private final Hop hop;
  private final Request request;
  private final Destination destination;
  private final Duration atMost;
  private final InputStreamResponseListener listener = new InputStreamResponseListener();
  private @Nullable Response head;

  private Download(HttpClient client, Hop hop, Request request, Duration atMost) {
    this.client = client;
    this.hop = hop;
    this.request = request;
    this.atMost = atMost;
    this.destination = client.resolveDestination(request);
  }

  /// Sends the request.
  ///
  /// @param silence the longest time without a byte
  /// @param atMost for all of it, from the connection to the last byte
  static Download begin(HttpClient client, Hop hop, Duration silence, Duration atMost) {
    URI address = hop.target().address();
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    Request request =
        client
            .newRequest(address)
            .tag(hop)
            .idleTimeout(millis(silence), TimeUnit.MILLISECONDS)
            .timeout(millis(atMost), TimeUnit.MILLISECONDS)
            .headers(headers ->
                headers
                    .clear()
                    .put(HttpHeader.HOST, address.getHost() + port)
                    .put(HttpHeader.USER_AGENT, "OpenBailian")
                    .put(HttpHeader.ACCEPT, "image/*, */*;q=0.5")
                    .put(HttpHeader.ACCEPT_ENCODING, "identity")
                    .put(HttpHeader.CONNECTION, "close"));
    Download download = new Download(client, hop, request, atMost);
    download.destination.send(request, download.listener);
    return download;
  }

  /// To Jetty, zero is for ever; and it must not end before our clock does.
  private static long millis(Duration time) {
    return time.toMillis() + 1;
  }

  /// Waits for the head of the answer.
  ///
  /// @throws ExecutionException with what became of the request instead
  Response head() throws ExecutionException, TimeoutException, InterruptedException {
    Response arrived = listener.get(atMost.plus(AFTER_THE_END).toMillis(), TimeUnit.MILLISECONDS);
    head = arrived;
    return arrived;
  }

  /// What is known of a request that came to nothing.
  ///
  /// @param timeOver whether the time for the whole fetch is over
  Failure failure(FetchLimits limits, boolean timeOver) {
    boolean connected = request.getConnection() != null;
    return new Failure(hop.target(), limits, hop.received(), connected, timeOver, head);
  }

  /// The file as it comes.
  ///
  /// @throws IOException when the answer says that it is something else
  InputStream body(Response head) throws IOException {
    if (head.getVersion() != HttpVersion.HTTP_1_1 && head.getVersion() != HttpVersion.HTTP_1_0) {
      throw new AnswerException("the server does not speak HTTP/1.1");
    }
    HttpFields headers = head.getHeaders();
    String transfer = all(headers, HttpHeader.TRANSFER_ENCODING);
    if (!transfer.isEmpty() && !transfer.equals("chunked")) {
      throw new AnswerException("the file is transferred as " + transfer);
    }
    String encoding = all(headers, HttpHeader.CONTENT_ENCODING);
    InputStream body = new Arriving(listener.getInputStream());
    return switch (encoding) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> new GunzipStream(body); // nobody asked for it; some send it
      default -> throw new AnswerException("the file is encoded as " + encoding);
    };
  }

  private static String all(HttpFields headers, HttpHeader name) {
    List<String> values = headers.getCSV(name, false);
    return String.join(", ", values).toLowerCase(Locale.ROOT);
  }

  /// The length that the answer announces for the file itself, or -1.
  static long announced(Response head) {
    HttpFields headers = head.getHeaders();
    return headers.contains(HttpHeader.CONTENT_ENCODING)
        ? -1
        : headers.getLongField(HttpHeader.CONTENT_LENGTH);
  }

  /// Jetty hands on what broke a connection as it is: unchecked exceptions too, and, where
  /// assertions are on, its own that a refused answer has the status of a refusal.
  private static final class Arriving extends FilterInputStream {
    Arriving(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
      try {
        return super.read(into, at, most);
      } catch (RuntimeException | AssertionError e) {
        throw new IOException(e);
      }
    }
  }

  /// Says what is wrong with an answer that arrived, in words for whoever gave the address.
  static final class AnswerException extends IOException {
    AnswerException(String why) {
      super(why);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  @Override
  public void close() {
    var _ = request.abort(new CancellationException("the fetch is over"));
    client.removeDestination(destination);
    LifeCycle.stop(destination);
  }
}
