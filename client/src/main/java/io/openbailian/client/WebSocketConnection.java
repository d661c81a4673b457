package io.openbailian.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A connection that has become a WebSocket (RFC 6455 §4), for programs that speak the frames of
/// the wire themselves.
public final class WebSocketConnection implements AutoCloseable {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final String SECURE = "wss";
  private static final int SWITCHING = 101;
  private static final int NONCE_BYTES = 16;
  private static final int LONGEST_HEAD = 64 * 1024;
  private static final int LONGEST_REFUSAL = 1024 * 1024;

  private final Socket socket;
  private final WebSocketFrames frames;

  private WebSocketConnection(Socket socket, RandomGenerator random) throws IOException {
    this.socket = socket;
    this.frames = new WebSocketFrames(socket.getInputStream(), socket.getOutputStream(), random);
  }

  /// The server answered, but with no WebSocket.
  public static final class Unswitched extends IOException {
    private final int status;
    private final transient byte[] body;

    Unswitched(int status, byte[] body) {
      super("the answer was " + status);
      this.status = status;
      this.body = body;
    }

    /// The status of the answer.
    public int status() {
      return status;
    }

    /// Its body, up to a megabyte of it.
    public byte[] body() {
      return body;
    }
  }

  /// Connects and has the connection switched. Only connecting has a limit of time here.
  ///
  /// @throws Unswitched when the server says no
  static WebSocketConnection open(URI address, ClientSettings settings) throws IOException {
    return open(address, "Bearer " + settings.key(), settings.connect());
  }

  /// Connects and has the connection switched.
  ///
  /// @param address of the schemes `ws` and `wss`
  /// @param authorization of the header of that name; without one when it is empty
  /// @param connect how long connecting may take, and nothing else
  /// @throws Unswitched when the server says no
  /// @throws IOException when it says nothing, or nothing that can be understood
  public static WebSocketConnection open(URI address, String authorization, Duration connect)
      throws IOException {
    Socket socket = connected(address, connect);
    try {
      Socket secured = SECURE.equals(address.getScheme()) ? secured(socket, address) : socket;
      RandomGenerator random = new SecureRandom();
      String token = token(random);
      shakeHands(secured, request(address, authorization, token), token);
      return new WebSocketConnection(secured, random);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /// What is sent and received over it.
  public WebSocketFrames frames() {
    return frames;
  }

  private static Socket connected(URI address, Duration connect) throws IOException {
    boolean secure = SECURE.equals(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
    Proxy proxy = proxy(address, secure);
    InetSocketAddress target =
        proxy.type() == Proxy.Type.DIRECT
            ? new InetSocketAddress(address.getHost(), port)
            : InetSocketAddress.createUnresolved(address.getHost(), port);
    Socket socket = new Socket(proxy);
    try {
      socket.connect(target, Math.toIntExact(connect.toMillis()));
      socket.setTcpNoDelay(true);
      return socket;
    } catch (SocketTimeoutException e) {
      socket.close();
      throw new HttpConnectTimeoutException(e.getMessage());
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// The one that a request to the same place would take.
  private static Proxy proxy(URI address, boolean secure) {
    ProxySelector selector = ProxySelector.getDefault();
    if (selector == null) {
      return Proxy.NO_PROXY;
    }
    String scheme = secure ? "https" : "http";
    return selector.select(URI.create(scheme + "://" + address.getRawAuthority())).stream()
        .findFirst()
        .orElse(Proxy.NO_PROXY);
  }

  private static Socket secured(Socket socket, URI address) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secured =
        (SSLSocket) factory.createSocket(socket, address.getHost(), socket.getPort(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private static String token(RandomGenerator random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return Base64.getEncoder().encodeToString(nonce);
  }

  private static void shakeHands(Socket socket, String request, String token) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    HttpHead head = HttpHead.parse(head(socket.getInputStream()));
    if (head.status() != SWITCHING) {
      throw new Unswitched(head.status(), refusal(socket.getInputStream(), head));
    }
    if (!accept(token).equals(head.header("sec-websocket-accept"))) {
      throw new IOException("the answer to the handshake is to another one");
    }
  }

  private static String request(URI address, String authorization, String token) {
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return """
    GET %s HTTP/1.1
    Host: %s
    Connection: Upgrade
    Upgrade: websocket
    Sec-WebSocket-Version: 13
    Sec-WebSocket-Key: %s
    %s
    """
        .formatted(
            path + query,
            address.getRawAuthority(),
            token,
            authorization.isEmpty() ? "" : "Authorization: " + authorization + "\n")
        .replace("\n", "\r\n");
  }

  private static String accept(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((token + GUID).getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /// Byte by byte: what follows the head belongs to the frames.
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 2) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("it ended in the handshake");
      }
      if (head.size() == LONGEST_HEAD) {
        throw new IOException("the answer to the handshake does not end");
      }
      head.write(next);
      ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static byte[] refusal(InputStream in, HttpHead head) throws IOException {
    return in.readNBytes(Math.min(head.length(), LONGEST_REFUSAL));
  }

  /// Ends the connection without a word; whoever reads is told so.
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
