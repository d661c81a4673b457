package io.openbailian.server.http.exchange;

import io.javalin.http.Context;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.EventStream;
import io.openbailian.server.invoke.CallerGoneException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An answer of frames. The status line waits for the first of them, so that an early failure is
/// still an HTTP error; after 15 s without one the stream opens with a comment, and a later failure
/// is a frame. An open stream that has nothing to say says a comment every few seconds: its reader
/// keeps the connection, and the engine of one that has gone is stopped. A write waits for a slow
/// reader, so that nothing piles up.
public final class FrameResponse {
  private static final Logger LOG = LoggerFactory.getLogger(FrameResponse.class);
  private static final long OPENS_AFTER_NANOS = Duration.ofSeconds(15).toNanos();

  /// In an open stream: that its reader has gone shows only when something is written.
  private static final long KEEP_ALIVE_NANOS = Duration.ofSeconds(3).toNanos();

  private final HttpServletResponse response;
  private final String requestId;
  private final Context context;
  private boolean open;

  /// Whether something was written that was not sent.
  private boolean filled;

  private final Time time;
  private long lastWrite;

  /// An answer that goes on for as long as the key of its request is good.
  public FrameResponse(Context context, Time time) {
    this.context = context;
    this.response = context.res();
    this.requestId = Exchange.requestId(context);
    this.time = time;
    this.lastWrite = time.nanos();
  }

  /// What writes the frames.
  @FunctionalInterface
  public interface Work {
    void run() throws InterruptedException;
  }

  /// Runs what writes the frames, and ends with the frame that says why there is no more, if there
  /// is a reason.
  ///
  /// @param failure the frame about an error
  public void run(Work work, Function<WireError, byte[]> failure) throws InterruptedException {
    run(work, failure, _ -> false);
  }

  /// The same, where some errors are told in a frame although nothing was written yet.
  ///
  /// @param opens whether the stream begins with the frame about this error
  public void run(Work work, Function<WireError, byte[]> failure, Predicate<WireError> opens)
      throws InterruptedException {
    boolean whole = false;
    try {
      work.run();
      whole = true;
    } catch (WireException e) {
      if (!open && opens.test(e.error())) {
        writeLast(failure.apply(e.error()));
      } else {
        fail(failure.apply(e.error()), e);
      }
    } catch (UncheckedIOException e) {
      LOG.info("request={} its client has gone: {}", requestId, e.getMessage());
    } catch (CallerGoneException e) {
      if (!open) {
        throw e;
      }
      LOG.debug("request={} its client has gone: {}", requestId, e.getMessage());
    } catch (RuntimeException e) { // the stream is open: nobody else could tell the client
      unexpected(failure, e);
    } catch (Error e) {
      unexpected(failure, e);
    } finally {
      if (!whole) {
        AnswerCopy.spoil(context);
      }
    }
  }

  private <T extends Throwable> void unexpected(Function<WireError, byte[]> failure, T cause)
      throws T {
    LOG.error("request={} failed; its client is told InternalError", requestId, cause);
    fail(failure.apply(ErrorCode.INTERNAL_ERROR.with()), cause);
  }

  /// Tells the reason in a frame, if the stream is open; else it is an answer of its own.
  private <T extends Throwable> void fail(byte[] frame, T cause) throws T {
    if (!open) {
      throw cause;
    }
    writeLast(frame);
  }

  private void writeLast(byte[] frame) {
    try {
      put(frame); // whoever may not go on is told so
    } catch (UncheckedIOException e) {
      LOG.info("request={} failed, and its client has gone: {}", requestId, e.getMessage());
    }
  }

  /// Writes a comment when nothing was written for long.
  ///
  /// @throws WireException when its key opens nothing any more
  public void idle() {
    Exchange.goOn(context);
    if (time.nanos() - lastWrite > (open ? KEEP_ALIVE_NANOS : OPENS_AFTER_NANOS)) {
      put(EventStream.keepAlive());
    }
  }

  /// Writes at once.
  ///
  /// @throws UncheckedIOException when the client has gone
  /// @throws WireException when its key opens nothing any more
  public void write(byte[] bytes) {
    add(bytes);
    send();
  }

  /// Writes, with what is added next if that comes before {@link #send}: frames that came together
  /// go out together.
  ///
  /// @throws UncheckedIOException when the client has gone
  /// @throws WireException when its key opens nothing any more
  public void add(byte[] bytes) {
    Exchange.goOn(context);
    AnswerCopy.add(context, bytes);
    fill(bytes);
  }

  /// What was added goes out now.
  ///
  /// @throws UncheckedIOException when the client has gone
  public void send() {
    if (!filled) {
      return;
    }
    try {
      filled = false;
      response.flushBuffer();
      lastWrite = time.nanos();
    } catch (IOException e) {
      throw new UncheckedIOException("the stream broke", e);
    }
  }

  private void put(byte[] bytes) {
    fill(bytes);
    send();
  }

  private void fill(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    try {
      if (!open) {
        open = true;
        response.setStatus(200);
        response.setContentType(Wire.EVENT_STREAM);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
      }
      filled = true;
      response.getOutputStream().write(bytes); // its buffer is bounded, and sent when it is full
    } catch (IOException e) {
      throw new UncheckedIOException("the stream broke", e);
    }
  }
}
