package io.openbailian.conformance.bench.workbench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Asks again and again whether a server is alive, on a thread of its own, as a supervisor does.
public final class HealthProbe implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(20);
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final ByteBuffer REQUEST =
      StandardCharsets.US_ASCII.encode("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");

  private final Connections connection;
  private final Histogram times;
  private final Thread thread;
  private volatile boolean over;
  private volatile String fault = "";

  private HealthProbe(URI server, Histogram times) throws IOException {
    this.connection = Connections.open(server, 1);
    this.times = times;
    this.thread = Thread.ofPlatform().daemon().name("health").start(this::run);
  }

  /// Asks until it is closed.
  ///
  /// @param times takes what each answer took; nobody else's until the probe is closed
  public static HealthProbe start(URI server, Histogram times) throws IOException {
    return new HealthProbe(server, times);
  }

  private void run() {
    try {
      while (!over) {
        times.record(once());
        Thread.sleep(EVERY);
      }
    } catch (IOException e) {
      fault = String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long once() throws IOException {
    Connection line = connection.all().getFirst();
    long sent = System.nanoTime();
    line.send(REQUEST, sent);
    boolean[] there = {false};
    connection.serve(
        () -> !there[0] && System.nanoTime() - sent < PATIENCE_NANOS, _ -> there[0] = true);
    if (!there[0] || line.status() != 200) {
      throw new IOException(there[0] ? "answered " + line.status() : "no answer for 60 s");
    }
    return System.nanoTime() - sent;
  }

  @Override
  public void close() throws IOException {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
    if (!fault.isEmpty()) {
      throw new IOException("/health/live: " + fault);
    }
  }
}
