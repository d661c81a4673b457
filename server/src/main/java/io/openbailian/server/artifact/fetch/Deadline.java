package io.openbailian.server.artifact.fetch;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes a connection when its time is over, whatever is being done with it: a server that sends
/// one byte now and then never trips a timeout of single reads.
final class Deadline implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);

  private final Socket socket;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean over;

  Deadline(Socket socket, Duration left) {
    this.socket = socket;
    Thread.ofVirtual().name("fetch-deadline").start(() -> watch(left));
  }

  boolean over() {
    return over;
  }

  private void watch(Duration left) {
    try {
      if (!done.await(left.toNanos(), TimeUnit.NANOSECONDS)) {
        over = true;
        socket.close();
      }
    } catch (InterruptedException | IOException e) {
      LOG.debug("a connection that took too long did not close cleanly", e);
    }
  }

  @Override
  public void close() {
    done.countDown();
  }
}
