package io.openbailian.server.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server on a free port of this machine that answers every request as a test says, byte by byte,
/// and remembers what it was asked.
public final class RawServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Script script;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /// Writes an answer.
  @FunctionalInterface
  public interface Script {
    void answer(String request, OutputStream out) throws IOException, InterruptedException;
  }

  private RawServer(ServerSocket socket, Script script) {
    this.socket = socket;
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  public static RawServer answering(Script script) throws IOException {
    return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  public static RawServer on(ServerSocket socket, Script script) {
    return new RawServer(socket, script);
  }

  /// Answers every request with this text, whose lines end in line feeds here.
  public static RawServer saying(String answer) throws IOException {
    byte[] bytes = answer.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return answering((_, out) -> out.write(bytes));
  }

  /// Answers every request with these bytes as a file.
  public static RawServer serving(byte[] file) throws IOException {
    return answering((_, out) -> send(file, out));
  }

  /// Answers with these bytes as a file.
  public static void send(byte[] file, OutputStream out) throws IOException {
    out.write(
        "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n"
            .formatted(file.length)
            .getBytes(StandardCharsets.US_ASCII));
    out.write(file);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /// The heads of the requests that came.
  public List<String> requests() {
    return requests;
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException e) {
      return; // closed
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      String request = head(connection);
      requests.add(request);
      script.answer(request, connection.getOutputStream());
      connection.getOutputStream().flush();
      connection.shutdownOutput();
    } catch (IOException | InterruptedException e) {
      return; // the client has gone
    }
  }

  private static String head(Socket connection) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    StringBuilder head = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      head.append(line).append('\n');
    }
    return head.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
