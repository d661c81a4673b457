package io.openbailian.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Stands before a server and does to each request what a test says: one request a connection.
final class Gateway implements AutoCloseable {
  private final int behind;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Function<String, Fate> rule = _ -> new Pass();

  /// What becomes of a request, by its head.
  sealed interface Fate {}

  /// It is answered by the server.
  record Pass() implements Fate {}

  /// So many bytes of the answer arrive, then the connection breaks.
  record CutAnswer(int bytes) implements Fate {}

  /// So many bytes of the request's body arrive, then the connection breaks.
  record CutRequest(int bytes) implements Fate {}

  /// It is answered here.
  record Answer(int status, String code, Map<String, String> headers) implements Fate {}

  /// Nothing is answered until the test is over.
  record Silence() implements Fate {}

  /// The connection breaks at once.
  record Cut() implements Fate {}

  Gateway(int behind) {
    this.behind = behind;
    try {
      this.door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// Under a name that a bucket can stand before.
  String endpoint() {
    return "http://%s:%d".formatted(TestNames.DOMAIN, door.getLocalPort());
  }

  void rule(Function<String, Fate> next) {
    rule = next;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      if (head.isEmpty()) {
        return;
      }
      switch (rule.apply(head)) {
        case Pass _ -> pass(client, head, Long.MAX_VALUE, Long.MAX_VALUE);
        case CutAnswer(int bytes) -> pass(client, head, Long.MAX_VALUE, bytes);
        case CutRequest(int bytes) -> pass(client, head, bytes, 0);
        case Answer answer -> answer(client, answer);
        case Silence _ -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
        case Cut _ -> client.setSoLinger(true, 0);
      }
    } catch (IOException e) {
      return; // one of both has gone, as many a test wants it
    } finally {
      open.remove(client);
    }
  }

  private void pass(Socket client, String head, long ofRequest, long ofAnswer) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      open.add(server);
      String last = head.replaceFirst("(?i)\r\nconnection: [^\r]*", "");
      OutputStream out = server.getOutputStream();
      out.write(last.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(ISO_8859_1));
      out.flush();
      if (ofRequest < Long.MAX_VALUE) {
        copy(client.getInputStream(), out, ofRequest);
        return;
      }
      Thread.ofVirtual().start(() -> body(client, out));
      copy(server.getInputStream(), client.getOutputStream(), ofAnswer);
    }
  }

  private static void body(Socket client, OutputStream out) {
    try {
      copy(client.getInputStream(), out, Long.MAX_VALUE);
    } catch (IOException e) {
      return; // the answer was earlier
    }
  }

  private static void copy(InputStream in, OutputStream out, long most) throws IOException {
    byte[] piece = new byte[16 << 10];
    for (long left = most; left > 0; ) {
      int read = in.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        return;
      }
      out.write(piece, 0, read);
      out.flush();
      left -= read;
    }
  }

  /// The body is read first, or the client would see a broken connection instead of the answer.
  private static void answer(Socket client, Answer answer) throws IOException {
    String body =
        "<Error><Code>%s</Code><Message>said by a test</Message></Error>".formatted(answer.code());
    StringBuilder head = new StringBuilder("HTTP/1.1 %d Said\r\n".formatted(answer.status()));
    answer
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append(
        "Content-Type: application/xml\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
            .formatted(body.length()));
    client.getOutputStream().write((head + body).getBytes(ISO_8859_1));
    client.getOutputStream().flush();
    client.shutdownOutput();
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /// With the empty line at its end; empty when nothing came.
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
