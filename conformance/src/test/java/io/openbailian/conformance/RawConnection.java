package io.openbailian.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;

/// A connection of a test that sends what it is told, when it is told, and may never read.
public final class RawConnection implements AutoCloseable {
  private final Socket socket = new Socket();

  /// Connects to a server.
  public RawConnection(URI server) throws IOException {
    this(server, 64 << 10);
  }

  /// Connects to a server.
  ///
  /// @param receives how many bytes the system may take on before they are read
  public RawConnection(URI server, int receives) throws IOException {
    socket.setReceiveBufferSize(receives);
    socket.setSoTimeout(Math.toIntExact(Eventually.PATIENCE.toMillis()));
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
  }

  /// Sends text as it is.
  public RawConnection send(String text) throws IOException {
    return send(text.getBytes(ISO_8859_1));
  }

  /// Sends bytes.
  public RawConnection send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /// Reads up to the end of a head, one byte after the other.
  public String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("the server closed after: " + head.toString(ISO_8859_1));
      }
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }

  /// Reads so many bytes.
  public byte[] read(int bytes) throws IOException {
    return socket.getInputStream().readNBytes(bytes);
  }

  /// All that still comes until the server closes, or resets, the connection.
  public String rest() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 14];
    InputStream in = socket.getInputStream();
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        all.write(buffer, 0, read);
      }
    } catch (SocketException e) {
      // a reset is an end too
    }
    return all.toString(ISO_8859_1);
  }

  /// Breaks off: the other side sees a reset, not an end.
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
