package io.openbailian.conformance.bench.workbench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One kept-alive HTTP/1.1 connection that has at most one request on its way. It reads no more of
/// an answer than it must: the status and `Content-Length`.
public final class Connection implements AutoCloseable {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private final SocketChannel channel;
  private byte[] bytes = new byte[4 << 10];
  private int filled;
  private int bodyAt;
  private int end;
  private long sentAt;

  private Connection(SocketChannel channel) {
    this.channel = channel;
  }

  static Connection open(URI server) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return new Connection(channel);
  }

  SocketChannel channel() {
    return channel;
  }

  /// Sends a whole request; those of the benchmark are far smaller than a socket's buffer.
  public void send(ByteBuffer request, long nanos) throws IOException {
    filled = 0;
    bodyAt = 0;
    end = Integer.MAX_VALUE;
    sentAt = nanos;
    ByteBuffer left = request.duplicate();
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /// When the last request was sent, in nanoseconds.
  long sentAt() {
    return sentAt;
  }

  /// Reads what is there.
  ///
  /// @return whether the answer is complete
  boolean receive() throws IOException {
    if (filled == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    int read = channel.read(ByteBuffer.wrap(bytes, filled, bytes.length - filled));
    if (read < 0) {
      throw new EOFException("the server closed a connection");
    }
    filled += read;
    if (bodyAt == 0) {
      readHead();
    }
    return filled >= end;
  }

  public int status() {
    return (bytes[STATUS_AT] - '0') * 100
        + (bytes[STATUS_AT + 1] - '0') * 10
        + (bytes[STATUS_AT + 2] - '0');
  }

  public byte[] body() {
    return Arrays.copyOfRange(bytes, bodyAt, end);
  }

  private void readHead() throws IOException {
    int length = -1;
    int line = 0;
    for (int i = 0; i < filled; i++) {
      if (bytes[i] != '\n') {
        continue;
      }
      if (i - line <= 1) {
        bodyAt = i + 1;
        end = bodyAt + announced(length);
        return;
      }
      length = isLength(line, i) ? number(line + LENGTH.length, i) : length;
      line = i + 1;
    }
  }

  private static int announced(int length) throws IOException {
    if (length < 0) {
      throw new IOException("an answer without Content-Length");
    }
    return length;
  }

  private boolean isLength(int from, int to) {
    if (to - from <= LENGTH.length) {
      return false;
    }
    for (int i = 0; i < LENGTH.length; i++) {
      if ((bytes[from + i] | 0x20) != LENGTH[i] && bytes[from + i] != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] >= '0' && bytes[i] <= '9') {
        value = 10 * value + bytes[i] - '0';
      }
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
