package io.openbailian.server.fetch;

import io.openbailian.engine.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/// Fetches files by HTTP/1.1 GET from where the guard lets it, with nothing in the request but the
/// address. A connection goes to an address that was judged, not to a name that might by now lead
/// elsewhere; every redirect is judged anew. An interrupt ends a fetch at once.
public final class GuardedHttp {
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int PIECE = 64 << 10;

  private final FetchGuard guard;
  private final FetchClient client;
  private final FetchLimits limits;
  private final Time time;
  private final SampleWeb samples;

  /// @param client may serve others at the same time
  public GuardedHttp(FetchGuard guard, FetchClient client, FetchLimits limits, Time time) {
    this(guard, client, limits, time, SampleWeb.none(time));
  }

  /// @param samples answers for addresses at which there is nothing
  public GuardedHttp(
      FetchGuard guard, FetchClient client, FetchLimits limits, Time time, SampleWeb samples) {
    this.samples = samples;
    this.guard = guard;
    this.client = client;
    this.limits = limits;
    this.time = time;
  }

  /// Whether the address leads to the public internet, whatever the operator has opened besides.
  public boolean isPublic(URI address) throws InterruptedException {
    return guard.isPublic(address, limits.total());
  }

  /// Takes the bytes of a file as they come.
  @FunctionalInterface
  public interface Sink {
    void take(byte[] bytes, int length) throws IOException;
  }

  /// Fetches a file.
  ///
  /// @param maxBytes more are refused, at the latest when they come
  /// @throws FetchException with what is wrong; the sink may have taken a part
  /// @throws IOException when the sink failed
  public void fetch(URI address, long maxBytes, Sink sink)
      throws FetchException, IOException, InterruptedException {
    Optional<byte[]> sample = samples.find(address);
    if (sample.isPresent()) {
      if (sample.get().length > maxBytes) {
        throw tooLarge(maxBytes);
      }
      sink.take(sample.get(), sample.get().length);
      return;
    }
    HttpClient jetty = client.started(); // the other server is not to blame for our start
    long deadline = time.nanos() + limits.total().toNanos();
    URI next = address;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      Hop judged = new Hop(guard.check(next, left(deadline)));
      Optional<URI> redirect = hop(jetty, judged, deadline, maxBytes, sink);
      if (redirect.isEmpty()) {
        return;
      }
      next = redirect.get();
    }
    throw new FetchException(
        FetchFault.FAILED, "it redirects more than %d times".formatted(MOST_REDIRECTS));
  }

  private Duration left(long deadline) throws FetchException {
    long left = deadline - time.nanos();
    if (left <= 0) {
      throw new FetchException(
          FetchFault.TIMEOUT, "it took longer than %d s".formatted(limits.total().toSeconds()));
    }
    return Duration.ofNanos(left);
  }

  /// One request.
  ///
  /// @return where it redirects to; empty when the sink has the file
  private Optional<URI> hop(HttpClient jetty, Hop hop, long deadline, long maxBytes, Sink sink)
      throws FetchException, IOException, InterruptedException {
    try (Download download = Download.begin(jetty, hop, limits.silence(), left(deadline))) {
      try {
        return exchange(download, hop, maxBytes, sink);
      } catch (SinkException e) {
        throw e.cause;
      } catch (ExecutionException | TimeoutException | IOException e) {
        if (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException)) {
          throw interrupted(e);
        }
        throw download.failure(limits, time.nanos() - deadline >= 0).explain(e);
      }
    }
  }

  private static InterruptedException interrupted(Exception cause) {
    InterruptedException interrupted = new InterruptedException("the fetch was interrupted");
    interrupted.initCause(cause);
    return interrupted;
  }

  private static Optional<URI> exchange(Download download, Hop hop, long maxBytes, Sink sink)
      throws FetchException,
          IOException,
          ExecutionException,
          TimeoutException,
          InterruptedException {
    Response head = download.head();
    Optional<URI> redirect = redirect(hop.target(), head);
    if (redirect.isEmpty()) {
      if (Download.announced(head) > maxBytes) {
        throw tooLarge(maxBytes);
      }
      try (InputStream body = download.body(head)) {
        receive(hop, body, maxBytes, sink);
      }
    }
    return redirect;
  }

  private static Optional<URI> redirect(FetchGuard.Target target, Response head)
      throws FetchException {
    @Nullable String location = head.getHeaders().get(HttpHeader.LOCATION);
    if (REDIRECTS.contains(head.getStatus()) && location != null) {
      return Optional.of(redirect(target.address(), location));
    }
    if (head.getStatus() != 200) {
      throw new FetchException(
          FetchFault.FAILED, "%s answered %d".formatted(target.host(), head.getStatus()));
    }
    return Optional.empty();
  }

  private static URI redirect(URI from, String location) throws FetchException {
    try {
      String to = from.resolve(new URI(encoded(location))).toString();
      int fragment = to.indexOf('#');
      return new URI(fragment < 0 ? to : to.substring(0, fragment));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new FetchException(FetchFault.FAILED, "it redirects to no address", e);
    }
  }

  /// Servers send the bytes of other scripts as they are.
  private static String encoded(String location) {
    StringBuilder ascii = new StringBuilder(location.length());
    for (byte b : location.getBytes(StandardCharsets.ISO_8859_1)) {
      if (b > ' ' && b < 0x7F) {
        ascii.append((char) b);
      } else {
        ascii.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return ascii.toString();
  }

  private static void receive(Hop hop, InputStream body, long maxBytes, Sink sink)
      throws FetchException, IOException {
    byte[] piece = new byte[PIECE];
    long taken = 0;
    for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
      taken += read;
      if (taken > maxBytes) {
        throw tooLarge(maxBytes);
      }
      hand(sink, piece, read);
      hop.took(read);
    }
  }

  /// A sink's failure is ours and not the other server's.
  private static void hand(Sink sink, byte[] piece, int length) throws SinkException {
    try {
      sink.take(piece, length);
    } catch (IOException e) {
      throw new SinkException(e);
    }
  }

  private static FetchException tooLarge(long maxBytes) {
    return new FetchException(
        FetchFault.TOO_LARGE, "the file is larger than %d bytes".formatted(maxBytes));
  }

  private static final class SinkException extends IOException {
    final transient IOException cause;

    SinkException(IOException cause) {
      super(cause);
      this.cause = cause;
    }
  }
}
