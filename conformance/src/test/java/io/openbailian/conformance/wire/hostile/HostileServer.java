package io.openbailian.conformance.wire.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A server of pictures that behaves as badly as the path it is asked for says.
final class HostileServer implements AutoCloseable {
  private static final byte[] PICTURE = PictureFiles.of("png");

  private static final byte[] BOMB = HostilePictures.gzip(new byte[100 << 20]);

  private static final Set<String> PATIENT = Set.of("/silent", "/stalls");

  private final ServerSocket socket;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Script> scripts =
      Map.ofEntries(
          Map.entry("/sound", out -> picture(out, "Content-Length: " + PICTURE.length)),
          Map.entry("/for-ever", out -> redirect(out, "/for-ever")),
          Map.entry("/to-loopback", out -> redirect(out, "http://127.0.0.1:1/a.png")),
          Map.entry("/to-metadata", out -> redirect(out, "http://169.254.169.254/latest/")),
          Map.entry("/to-file", out -> redirect(out, "file:///etc/passwd")),
          Map.entry("/to-nowhere", out -> redirect(out, "http://[")),
          Map.entry("/silent", _ -> {}),
          Map.entry("/stalls", HostileServer::stalls),
          Map.entry("/drips", this::drips),
          Map.entry("/closes-early", out -> picture(out, "Content-Length: 9000000")),
          Map.entry("/says-too-much", out -> picture(out, "Content-Length: 99999999999")),
          Map.entry("/says-too-little", out -> picture(out, "Content-Length: 5000")),
          Map.entry("/says-less-than-nothing", out -> picture(out, "Content-Length: -5")),
          Map.entry("/cut-chunk", out -> picture(out, "Transfer-Encoding: chunked")),
          Map.entry("/endless", HostileServer::endless),
          Map.entry("/endless-head", HostileServer::endlessHead),
          Map.entry("/bomb", HostileServer::bomb),
          Map.entry("/brotli", out -> picture(out, "Content-Encoding: br")),
          Map.entry("/not-http", out -> text(out, "SSH-2.0-OpenSSH_9.6\r\n\r\n")),
          Map.entry("/missing", out -> text(out, "HTTP/1.1 404 Not Found\r\n\r\n")),
          Map.entry("/nothing", out -> text(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")),
          Map.entry(
              "/page",
              out -> text(out, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n<html>")));

  /// Writes an answer, or does not.
  private interface Script {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  HostileServer() throws IOException {
    socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String place() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  String url(String path) {
    return "http://" + place() + path;
  }

  /// Connections that are open.
  int open() {
    return open.get();
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
    open.incrementAndGet();
    try (connection) {
      var in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
      String request = in.readLine();
      String header = in.readLine();
      while (header != null && !header.isEmpty()) {
        header = in.readLine();
      }
      String path = request.split(" ", 3)[1];
      scripts.getOrDefault(path, _ -> {}).answer(connection.getOutputStream());
      if (PATIENT.contains(path)) {
        in.read(); // until the client gives up
      }
      connection.shutdownOutput();
    } catch (IOException | InterruptedException e) {
      return; // the client has gone
    } finally {
      open.decrementAndGet();
    }
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void picture(OutputStream out, String header) throws IOException {
    text(out, "HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n");
    out.write(PICTURE);
  }

  private static void redirect(OutputStream out, String location) throws IOException {
    text(out, "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\n\r\n");
  }

  private static void stalls(OutputStream out) throws IOException {
    text(out, "HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n");
    out.write(PICTURE, 0, 4000);
  }

  /// Never silent for long, and never done.
  private void drips(OutputStream out) throws IOException, InterruptedException {
    text(out, "HTTP/1.1 200 OK\r\n\r\n");
    do {
      out.write(0);
      out.flush();
    } while (!closed.await(50, TimeUnit.MILLISECONDS));
  }

  private static void endless(OutputStream out) throws IOException {
    text(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    while (true) {
      text(out, "10000\r\n");
      out.write(new byte[0x10000]);
      text(out, "\r\n");
    }
  }

  private static void endlessHead(OutputStream out) throws IOException {
    text(out, "HTTP/1.1 200 OK\r\n");
    while (true) {
      text(out, "X-More: " + "x".repeat(1000) + "\r\n");
    }
  }

  private static void bomb(OutputStream out) throws IOException {
    text(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
    out.write(BOMB);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
