package io.openbailian.server.artifact.fetch;

import io.openbailian.engine.Time;
import io.openbailian.text.Parts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Fetches files by HTTP/1.1 GET from where the guard lets it, with nothing in the request but the
/// address. A connection goes to an address that was judged, not to a name that might by now lead
/// elsewhere; every redirect is judged anew.
///
/// On a virtual thread an interrupt ends a fetch at once; on another, its time limit does.
public final class GuardedHttp {
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int PIECE = 64 << 10;

  private final FetchGuard guard;
  private final FetchLimits limits;
  private final SSLSocketFactory tls;
  private final Time time;

  /// @param tls knows whose certificates are believed
  public GuardedHttp(FetchGuard guard, FetchLimits limits, SSLSocketFactory tls, Time time) {
    this.guard = guard;
    this.limits = limits;
    this.tls = tls;
    this.time = time;
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
    long deadline = time.nanos() + limits.total().toNanos();
    URI next = address;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      Optional<URI> redirect = hop(guard.check(next, left(deadline)), deadline, maxBytes, sink);
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
      throw tookTooLong(null);
    }
    return Duration.ofNanos(left);
  }

  private FetchException tookTooLong(@Nullable IOException cause) {
    return new FetchException(
        FetchFault.TIMEOUT,
        "it took longer than %d s".formatted(limits.total().toSeconds()),
        cause);
  }

  /// One request.
  ///
  /// @return where it redirects to; empty when the sink has the file
  private Optional<URI> hop(FetchGuard.Target target, long deadline, long maxBytes, Sink sink)
      throws FetchException, IOException, InterruptedException {
    try (Socket plain = connect(target, deadline);
        Deadline watch = new Deadline(plain, left(deadline))) {
      try {
        return exchange(target, plain, maxBytes, sink);
      } catch (SinkException e) {
        throw e.cause;
      } catch (IOException e) {
        throw explain(e, watch);
      }
    }
  }

  private FetchException explain(IOException e, Deadline watch) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the fetch was interrupted");
    }
    if (watch.over()) {
      return tookTooLong(e);
    }
    if (e instanceof SocketTimeoutException) {
      return new FetchException(
          FetchFault.TIMEOUT,
          "the server was silent for %d s".formatted(limits.silence().toSeconds()),
          e);
    }
    return new FetchException(FetchFault.FAILED, String.valueOf(e.getMessage()), e);
  }

  private Socket connect(FetchGuard.Target target, long deadline)
      throws FetchException, InterruptedException {
    FetchException last = new FetchException(FetchFault.REFUSED, "the host has no address");
    for (InetAddress address : target.addresses()) {
      Socket socket = new Socket(Proxy.NO_PROXY);
      try {
        Duration most = left(deadline);
        long millis = Math.min(most.toMillis(), limits.connect().toMillis());
        socket.setSoTimeout((int) limits.silence().toMillis());
        socket.connect(new InetSocketAddress(address, target.port()), (int) Math.max(1, millis));
        return socket;
      } catch (IOException e) {
        closeQuietly(socket);
        if (Thread.interrupted()) {
          throw new InterruptedException("the fetch was interrupted");
        }
        last = unreachable(target, e);
      }
    }
    throw last;
  }

  private static FetchException unreachable(FetchGuard.Target target, IOException e) {
    FetchFault fault =
        e instanceof SocketTimeoutException ? FetchFault.TIMEOUT : FetchFault.REFUSED;
    return new FetchException(
        fault, "%s port %d: %s".formatted(target.host(), target.port(), e.getMessage()), e);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // What made us close it is the failure to tell.
      return;
    }
  }

  private Optional<URI> exchange(FetchGuard.Target target, Socket plain, long maxBytes, Sink sink)
      throws FetchException, IOException {
    Socket socket = target.secure() ? secured(target, plain) : plain;
    OutputStream out = socket.getOutputStream();
    out.write(request(target).getBytes(StandardCharsets.US_ASCII));
    out.flush();
    InputStream in = new BufferedInputStream(socket.getInputStream(), PIECE);
    ResponseHead head = ResponseHead.read(in);
    if (REDIRECTS.contains(head.status()) && head.header("location").isPresent()) {
      return Optional.of(redirect(target.address(), head.header("location").get()));
    }
    if (head.status() != 200) {
      throw new FetchException(
          FetchFault.FAILED, "%s answered %d".formatted(target.host(), head.status()));
    }
    receive(head, in, maxBytes, sink);
    return Optional.empty();
  }

  /// The certificate must be the host's, however the connection was made.
  private SSLSocket secured(FetchGuard.Target target, Socket plain) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, target.host(), target.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (AddressRange.parse(target.host()).isEmpty()) {
      parameters.setServerNames(List.of(new SNIHostName(target.host())));
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static String request(FetchGuard.Target target) {
    URI address = target.address();
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return """
    GET %s HTTP/1.1\r
    Host: %s\r
    User-Agent: OpenBailian\r
    Accept: image/*, */*;q=0.5\r
    Accept-Encoding: identity\r
    Connection: close\r
    \r
    """
        .formatted((path.isEmpty() ? "/" : path) + query, address.getHost() + port);
  }

  private static URI redirect(URI from, String location) throws FetchException {
    try {
      URI to = from.resolve(new URI(encoded(location)));
      return new URI(Parts.first(to.toString(), "#"));
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

  private static void receive(ResponseHead head, InputStream in, long maxBytes, Sink sink)
      throws FetchException, IOException {
    if (ResponseBody.announced(head).orElse(0L) > maxBytes) {
      throw tooLarge(maxBytes);
    }
    InputStream body = ResponseBody.of(head, in);
    byte[] piece = new byte[PIECE];
    long taken = 0;
    for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
      taken += read;
      if (taken > maxBytes) {
        throw tooLarge(maxBytes);
      }
      hand(sink, piece, read);
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
