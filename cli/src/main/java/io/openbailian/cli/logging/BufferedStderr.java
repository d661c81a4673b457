package io.openbailian.cli.logging;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Standard error, written at most every 100 ms or 64 KiB: at 20 000 requests a second a system
/// call for each line of the request log cost as much as the requests.
final class BufferedStderr extends OutputStream {
  private static final int BUFFER = 64 << 10;
  private static final long PAUSE_MILLIS = 100;

  private final BufferedOutputStream buffer =
      new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), BUFFER);
  private final CountDownLatch closed = new CountDownLatch(1);

  BufferedStderr() {
    Thread.ofPlatform().daemon().name("log-flush").start(this::flushNowAndThen);
  }

  private void flushNowAndThen() {
    boolean open = true;
    while (open) {
      open = flushOnce();
    }
  }

  /// What cannot be written now, to a full disk say, may be later; there is no other place to say
  /// so.
  private boolean flushOnce() {
    try {
      boolean end = closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      flush();
      return !end;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException | OutOfMemoryError e) {
      return true;
    }
  }

  @Override
  public synchronized void write(int value) throws IOException {
    buffer.write(value);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    buffer.write(bytes, offset, length);
  }

  @Override
  public synchronized void flush() throws IOException {
    buffer.flush();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    flush();
  }
}
