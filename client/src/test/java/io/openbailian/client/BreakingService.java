package io.openbailian.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/// A service on a port of its own that talks as it was told on every connection, and then breaks it
/// off, politely or not.
final class BreakingService implements AutoCloseable {
  private final ServerSocket door;
  private final CountDownLatch broken = new CountDownLatch(1);

  /// How a connection ends: with its last byte, or with a reset.
  enum Break {
    END,
    RESET
  }

  /// What the service says on a connection.
  @FunctionalInterface
  interface Talk {
    void with(InputStream in, OutputStream out) throws IOException;
  }

  BreakingService(Talk talk, Break end) throws IOException {
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> serve(talk, end));
  }

  /// Takes a request and answers it with the bytes of a head and a body.
  static Talk http(String head, String body) {
    return (in, out) -> {
      String _ = request(in);
      out.write((head + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
    };
  }

  URI base() {
    return URI.create("http://127.0.0.1:%d/api/v1".formatted(door.getLocalPort()));
  }

  /// Waits until the first connection is broken.
  void awaitBreak() throws InterruptedException {
    broken.await();
  }

  private void serve(Talk talk, Break end) {
    while (!door.isClosed()) {
      try (Socket connection = door.accept()) {
        connection.setSoLinger(end == Break.RESET, 0);
        talk.with(
            new BufferedInputStream(connection.getInputStream()), connection.getOutputStream());
      } catch (IOException e) {
        // the door was closed, or the client has left: the next one
        continue;
      }
      broken.countDown();
    }
  }

  /// Reads a request to its end, so that nothing unread turns an end into a reset.
  ///
  /// @return its head
  static String request(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      if (head.indexOf("\r\n\r\n") >= 0) {
        in.readNBytes(length(head.toString().toLowerCase(Locale.ROOT)));
        return head.toString();
      }
    }
    throw new IOException("no request");
  }

  private static int length(String head) {
    String name = "content-length:";
    int at = head.indexOf(name);
    return at < 0
        ? 0
        : Integer.parseInt(head.substring(at + name.length(), head.indexOf('\r', at)).strip());
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
