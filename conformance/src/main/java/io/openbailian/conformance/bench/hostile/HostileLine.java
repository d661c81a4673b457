package io.openbailian.conformance.bench.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One connection of a caller who keeps to no rule: bytes as they are written here, as slowly as
/// they are written here. It is closed under the caller when the time is over.
final class HostileLine implements AutoCloseable {
  private final Socket socket;
  private final CountDownLatch over;

  private HostileLine(Socket socket, CountDownLatch over) {
    this.socket = socket;
    this.over = over;
  }

  /// @param over counted down when callers are to stop
  static HostileLine open(URI server, CountDownLatch over) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4 << 10); // whoever does not read is noticed soon
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 10_000);
    return new HostileLine(socket, over);
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /// Sends a piece again and again, with a pause after each, until the server has enough of it.
  void drip(String piece, Duration pause) throws IOException, InterruptedException {
    while (!pause(pause)) {
      send(piece);
    }
  }

  /// Sends so many bytes, all the same.
  void fill(char with, long bytes) throws IOException {
    byte[] piece = String.valueOf(with).repeat(64 << 10).getBytes(StandardCharsets.US_ASCII);
    OutputStream out = socket.getOutputStream();
    for (long left = bytes; left > 0; left -= piece.length) {
      out.write(piece, 0, (int) Math.min(left, piece.length));
    }
    out.flush();
  }

  /// Waits without reading, at most that long.
  ///
  /// @return whether the time of all callers is over
  boolean pause(Duration atMost) throws InterruptedException {
    return over.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// Reads whatever comes until the server closes or has been silent for that long.
  void listen(Duration silence) throws IOException {
    socket.setSoTimeout((int) silence.toMillis());
    InputStream in = socket.getInputStream();
    byte[] piece = new byte[16 << 10];
    try {
      int read = in.read(piece);
      while (read >= 0) {
        read = in.read(piece);
      }
    } catch (SocketTimeoutException e) {
      return; // nothing more to hear
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
