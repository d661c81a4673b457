package io.openbailian.outbound;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ServerSocketFactory;

/// A server of HTTP/1.1 on a real socket whose every byte a test chooses: also half answers, broken
/// heads and no answer at all.
public final class TestServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Handler handler;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final Collection<Socket> open = new ConcurrentLinkedQueue<>();

  /// Answers a request.
  @FunctionalInterface
  public interface Handler {
    void answer(Heard request, Reply reply) throws IOException, InterruptedException;
  }

  /// A request that came in.
  ///
  /// @param headers names in small letters
  @SuppressWarnings("ArrayRecordComponent") // looked at, never compared
  public record Heard(String method, String path, Map<String, String> headers, byte[] body) {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /// The body with a character for each byte: a form's fields can be looked for in it.
    public String bytes() {
      return new String(body, StandardCharsets.ISO_8859_1);
    }

    public String is() {
      return method + " " + path;
    }
  }

  private TestServer(ServerSocketFactory sockets, Handler handler) throws IOException {
    this.handler = handler;
    this.listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  public static TestServer start(Handler handler) {
    return start(ServerSocketFactory.getDefault(), handler);
  }

  /// A server behind sockets of another kind, for example with certificates.
  public static TestServer start(ServerSocketFactory sockets, Handler handler) {
    try {
      TestServer server = new TestServer(sockets, handler);
      Thread.ofVirtual().start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String base() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  public int port() {
    return listener.getLocalPort();
  }

  public List<Heard> heard() {
    return heard;
  }

  public List<String> requests() {
    return heard.stream().map(Heard::is).toList();
  }

  public Heard last() {
    return heard.getLast();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Reply reply = new Reply(socket);
      while (!reply.over) {
        Heard request = read(in);
        heard.add(request);
        handler.answer(request, reply);
      }
    } catch (IOException e) {
      // the client left
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Heard read(InputStream in) throws IOException {
    String[] first = line(in).split(" ", -1);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Heard(first[0], first[1], headers, in.readNBytes(length));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the client left");
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /// Writes answers to one connection.
  public static final class Reply {
    private final Socket socket;
    private boolean over;

    Reply(Socket socket) {
      this.socket = socket;
    }

    private OutputStream out() throws IOException {
      return socket.getOutputStream();
    }

    public void json(String json) throws IOException {
      json(200, json);
    }

    public void json(int status, String json) throws IOException {
      whole(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public void whole(int status, String type, byte[] body, String... headers) throws IOException {
      StringBuilder head =
          new StringBuilder(
              "HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Length: %d\r\n"
                  .formatted(status, type, body.length));
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      raw(head.append("\r\n").toString());
      out().write(body);
      out().flush();
    }

    /// The head of an event stream that ends with the connection.
    public void beginEvents() throws IOException {
      over = true;
      raw(
          "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nConnection: close\r\n\r\n");
    }

    public void events(String... data) throws IOException {
      beginEvents();
      for (String one : data) {
        raw("data: " + one + "\n\n");
      }
    }

    public void raw(String text) throws IOException {
      raw(text.getBytes(StandardCharsets.UTF_8));
    }

    public void raw(byte[] bytes) throws IOException {
      out().write(bytes);
      out().flush();
    }

    /// Makes the connection a WebSocket; {@link #message} then sends on it.
    public void upgrade(Heard request) throws IOException {
      over = true;
      String accept =
          request.headers().get("sec-websocket-key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-1").digest(accept.getBytes(StandardCharsets.US_ASCII));
        raw(
            "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n"
                .formatted(Base64.getEncoder().encodeToString(digest)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    /// Sends a message of less than 64 KiB on a WebSocket.
    public synchronized void message(int opcode, byte[] payload) throws IOException {
      ByteBuffer frame = ByteBuffer.allocate(4 + payload.length);
      frame.put((byte) (0x80 | opcode));
      if (payload.length < 126) {
        frame.put((byte) payload.length);
      } else {
        frame.put((byte) 126).putShort((short) payload.length);
      }
      frame.put(payload).flip();
      byte[] bytes = new byte[frame.remaining()];
      frame.get(bytes);
      raw(bytes);
    }

    public void message(String text) throws IOException {
      message(1, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Becomes a tunnel to a port of this machine.
    public void tunnel(int port) throws IOException {
      over = true;
      raw("HTTP/1.1 200 X\r\n\r\n");
      try (Socket there = new Socket(InetAddress.getLoopbackAddress(), port)) {
        Thread back =
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    there.getInputStream().transferTo(out());
                  } catch (IOException e) {
                    // one of both left
                  }
                });
        socket.getInputStream().transferTo(there.getOutputStream());
        back.interrupt();
      }
    }

    /// The connection ends here.
    public void cut() throws IOException {
      over = true;
      socket.close();
    }

    /// Opens the gate when the client closes its end.
    public void whenLeft(CountDownLatch left) throws IOException {
      over = true;
      try {
        while (socket.getInputStream().read() >= 0) {
          // nothing more is expected
        }
      } finally {
        left.countDown();
      }
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
