package io.openbailian.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A web server whose files never end: it sends a byte every second, so that whoever fetches one
/// waits for as long as he may.
public final class DrippingWeb implements AutoCloseable {
  private static final byte[] HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 1000000\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;

  private DrippingWeb(ServerSocket listener) {
    this.listener = listener;
  }

  public static DrippingWeb start() {
    try {
      DrippingWeb web = new DrippingWeb(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
      Thread _ = Thread.ofVirtual().name("dripping-web").start(web::accept);
      return web;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// For example `127.0.0.1:40123`, as `fetch.allow` names it.
  public String place() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket caller = listener.accept();
        Thread _ = Thread.ofVirtual().start(() -> drip(caller));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void drip(Socket caller) {
    try (caller) {
      caller.getOutputStream().write(HEAD);
      while (!listener.isClosed()) {
        caller.getOutputStream().write(0);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      }
    } catch (IOException e) {
      // the caller has gone
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
