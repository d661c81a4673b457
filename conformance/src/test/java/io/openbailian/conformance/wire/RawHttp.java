package io.openbailian.conformance.wire;

import io.openbailian.conformance.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Sends bytes to a port and reads what comes back, without any opinion about HTTP of its own.
public final class RawHttp {
  private final URI server;

  public RawHttp(URI server) {
    this.server = server;
  }

  /// An answer as it came over the wire.
  ///
  /// @param headers the status line first, then the headers as spelled
  @SuppressWarnings("ArrayRecordComponent") // looked into, never compared
  public record Answer(List<String> headers, byte[] bytes) {

    public int status() {
      return Integer.parseInt(
          headers.getFirst().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    public String body() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The value of a header in any case.
    public Optional<String> header(String name) {
      return headers.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }
  }

  /// Sends a request as text: request line, headers, an empty line, the body. `Host`, `Connection:
  /// close` and `Content-Length` are added where they are missing.
  public Answer send(String request) throws IOException {
    String normal = request.replace("\r\n", "\n");
    int split = normal.indexOf("\n\n");
    String head = split < 0 ? normal.strip() : normal.substring(0, split);
    byte[] body = (split < 0 ? "" : normal.substring(split + 2)).getBytes(StandardCharsets.UTF_8);
    StringBuilder complete = new StringBuilder(head.replace("\n", "\r\n")).append("\r\n");
    if (!head.contains("Host:")) {
      complete.append("Host: ").append(server.getAuthority()).append("\r\n");
    }
    if (!head.contains("Content-Length:") && !head.startsWith("GET") && !head.contains("chunked")) {
      complete.append("Content-Length: ").append(body.length).append("\r\n");
    }
    complete.append("Connection: close\r\n\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(complete.toString().getBytes(StandardCharsets.UTF_8));
    bytes.write(body);
    return exchange(bytes.toByteArray());
  }

  /// Sends bytes as they are and reads until the server closes.
  public Answer exchange(byte[] request) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(Math.toIntExact(Eventually.PATIENCE.toMillis()));
      write(socket, request);
      return parse(readAll(socket.getInputStream()));
    }
  }

  /// A server that has seen enough answers and closes before everything is sent.
  private static void write(Socket socket, byte[] request) {
    try {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // what it said is read below
    }
  }

  /// Reads until the end; a connection that is reset after its answer has ended too.
  private static byte[] readAll(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 14];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        all.write(buffer, 0, read);
      }
    } catch (SocketException e) {
      if (all.size() == 0) {
        throw e;
      }
    }
    return all.toByteArray();
  }

  private static Answer parse(byte[] raw) {
    String text = new String(raw, StandardCharsets.ISO_8859_1);
    int split = text.indexOf("\r\n\r\n");
    if (split < 0) {
      throw new IllegalStateException("no HTTP answer: " + text);
    }
    List<String> headers = List.of(text.substring(0, split).split("\r\n"));
    byte[] body = text.substring(split + 4).getBytes(StandardCharsets.ISO_8859_1);
    boolean chunked =
        headers.stream()
            .anyMatch(h -> h.toLowerCase(Locale.ROOT).equals("transfer-encoding: chunked"));
    return new Answer(headers, chunked ? unchunk(body) : body);
  }

  private static byte[] unchunk(byte[] body) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int at = 0;
    while (true) {
      int line = text.indexOf("\r\n", at);
      int size = Integer.parseInt(text.substring(at, line).strip(), 16);
      if (size == 0) {
        return whole.toByteArray();
      }
      whole.write(body, line + 2, size);
      at = line + 2 + size + 2;
    }
  }
}
