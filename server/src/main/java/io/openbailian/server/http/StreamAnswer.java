package io.openbailian.server.http;

import io.openbailian.catalog.ResultShape;
import io.openbailian.protocol.Answers;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.ErrorNames;
import io.openbailian.protocol.EventStream;
import io.openbailian.protocol.ResultDocument.Content;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.invoke.DirectInvocations;
import io.openbailian.server.invoke.Invocation;
import io.openbailian.server.task.ItemResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One streamed answer. The status line waits for the first part, so that an early failure is still
/// an HTTP error; after 15 s without one the stream opens with a comment, and a later failure is a
/// frame.
final class StreamAnswer implements DirectInvocations.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(StreamAnswer.class);
  private static final long KEEP_ALIVE_NANOS = Duration.ofSeconds(15).toNanos();

  private final HttpServletResponse response;
  private final String requestId;
  private final Invocation invocation;
  private final ResultUrls urls;
  private final ErrorNames names;
  private final List<ItemResult> soFar = new ArrayList<>();
  private boolean open;
  private int frames;
  private long lastWrite = System.nanoTime();

  StreamAnswer(
      HttpServletResponse response,
      String requestId,
      Invocation invocation,
      ResultUrls urls,
      ErrorNames names) {
    this.response = response;
    this.requestId = requestId;
    this.invocation = invocation;
    this.urls = urls;
    this.names = names;
  }

  /// What produces the answer.
  @FunctionalInterface
  interface Work {
    DirectInvocations.Answer run() throws InterruptedException;
  }

  /// Runs the work and writes the last frame, or the frame that says why there is no more.
  void end(Work work) throws InterruptedException {
    try {
      DirectInvocations.Answer answer = work.run();
      write(frame(List.of(), answer.expires(), true));
    } catch (WireException e) {
      fail(e.error(), e);
    } catch (UncheckedIOException e) {
      LOG.info("request={} its client has gone: {}", requestId, e.getMessage());
    } catch (RuntimeException e) { // the stream is open: nobody else could tell the client
      LOG.error("request={} failed; its client is told InternalError", requestId, e);
      fail(ErrorCode.INTERNAL_ERROR.with(), e);
    }
  }

  private void fail(WireError error, RuntimeException cause) {
    if (!open) {
      throw cause;
    }
    WireError named = names.rename(error);
    write(EventStream.error(++frames, named.status(), Answers.error(named, requestId)));
  }

  @Override
  public void done(ItemResult part, Instant expires) {
    soFar.add(part);
    List<Content> news = documents(expires).content(part).toList();
    if (!news.isEmpty()) {
      write(frame(news, expires, false));
    }
  }

  @Override
  public void idle() {
    if (System.nanoTime() - lastWrite > KEEP_ALIVE_NANOS) {
      write(EventStream.keepAlive());
    }
  }

  private byte[] frame(List<Content> news, Instant expires, boolean last) {
    return EventStream.result(
        ++frames,
        Answers.frame(requestId, news, last, documents(expires).usage(ResultShape.CHOICES)));
  }

  private ResultDocuments documents(Instant expires) {
    return new ResultDocuments(invocation.model(), invocation.values(), soFar, urls, expires);
  }

  private void write(byte[] bytes) {
    try {
      if (!open) {
        open = true;
        response.setStatus(200);
        response.setContentType(Wire.EVENT_STREAM);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
      }
      response.getOutputStream().write(bytes);
      response.flushBuffer();
      lastWrite = System.nanoTime();
    } catch (IOException e) {
      throw new UncheckedIOException("the stream broke", e);
    }
  }
}
