package io.openbailian.server;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A server that listens; closing it stops it gracefully.
public final class RunningServer implements AutoCloseable {
  private final URI url;
  private final String token;
  private final Optional<String> firstKey;
  private final Runnable stop;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean closed;

  RunningServer(URI url, String token, Optional<String> firstKey, Runnable stop) {
    this.url = url;
    this.token = token;
    this.firstKey = firstKey;
    this.stop = stop;
  }

  /// Where it listens, for example `http://127.0.0.1:8686`.
  public URI url() {
    return url;
  }

  public int port() {
    return url.getPort();
  }

  /// A key for programs of this machine's user, until the server stops.
  public String token() {
    return token;
  }

  /// The key that was made because the data folder had none; shown once.
  public Optional<String> firstKey() {
    return firstKey;
  }

  /// Stops: no new requests, held polls answered, engines given their grace time, everything
  /// durable.
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      stop.run();
      stopped.countDown();
    }
  }

  /// Waits until the server has stopped.
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }
}
