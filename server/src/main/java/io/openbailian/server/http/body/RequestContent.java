package io.openbailian.server.http.body;

import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/// The body of a request as it comes in, at a pace.
///
/// Read past the servlet's stream: that waits for the next byte as long as the connection may be
/// silent, and one byte every few seconds is not silence. Used by one thread.
public final class RequestContent extends InputStream {
  /// A clock that a test steps is looked at this often.
  private static final long LONGEST_LOOK_NANOS = Duration.ofMillis(200).toNanos();

  private final Content.Source source;
  private final Pacing pacing;
  private final Pace pace;
  private final Time time;
  private final Semaphore available = new Semaphore(0);
  private Content.@Nullable Chunk chunk;
  private boolean over;

  RequestContent(Content.Source source, Pacing pacing, Time time) {
    this.source = source;
    this.pacing = pacing;
    this.pace = new Pace(pacing);
    this.time = time;
  }

  /// The body of this request, of which nothing has been read.
  public static RequestContent of(ServletRequest request, Pacing pacing, Time time) {
    return new RequestContent(
        ServletContextRequest.getServletContextRequest(request), pacing, time);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /// Waits for the next bytes.
  ///
  /// @throws WireException with the wire's 408 when they come too slowly
  /// @throws IOException when they do not come at all
  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    Content.Chunk next = next();
    if (next == null) {
      return -1;
    }
    ByteBuffer bytes = next.getByteBuffer();
    int read = Math.min(length, bytes.remaining());
    bytes.get(into, at, read);
    pace.came(read);
    if (!bytes.hasRemaining()) {
      over = next.isLast();
      next.release();
      chunk = null;
    }
    return read;
  }

  /// A piece with bytes, or null at the end.
  private Content.@Nullable Chunk next() throws IOException {
    while (chunk == null && !over) {
      Content.Chunk read = source.read();
      if (read == null) {
        await();
      } else if (Content.Chunk.isFailure(read)) {
        throw failed(read.getFailure());
      } else if (read.hasRemaining()) {
        chunk = read;
      } else {
        over = read.isLast();
        read.release();
      }
    }
    return chunk;
  }

  private void await() throws IOException {
    requirePace(); // all that has come is counted by now
    source.demand(available::release);
    long before = time.nanos();
    try {
      while (!available.tryAcquire(look(), TimeUnit.NANOSECONDS)) {
        long now = time.nanos();
        pace.waited(Duration.ofNanos(now - before));
        before = now;
        requirePace();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the wait for the body was interrupted", e);
    }
    pace.waited(Duration.ofNanos(time.nanos() - before));
  }

  private long look() {
    return Math.min(pace.untilNextLook().toNanos(), LONGEST_LOOK_NANOS);
  }

  private void requirePace() {
    if (pace.isTooSlow()) {
      over = true;
      throw tooSlow();
    }
  }

  private WireException tooSlow() {
    return new WireException(
        ErrorCode.REQUEST_TIMEOUT
            .with()
            .withHint(
                "a body has to come at %d bytes a second over any %d s, and within %d s in all"
                    .formatted(
                        pacing.bytesPerSecond(),
                        pacing.over().toSeconds(),
                        pacing.inAll().toSeconds())));
  }

  private IOException failed(Throwable failure) {
    over = true;
    if (failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException) {
      throw tooSlow();
    }
    return new ClientLeftException(failure);
  }

  @Override
  public void close() {
    if (chunk != null) {
      chunk.release();
      chunk = null;
    }
    over = true;
  }
}
