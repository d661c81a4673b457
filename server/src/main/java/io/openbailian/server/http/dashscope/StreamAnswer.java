package io.openbailian.server.http.dashscope;

import io.openbailian.catalog.model.ResultShape;
import io.openbailian.protocol.ErrorNames;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.server.Answers;
import io.openbailian.protocol.server.EventStream;
import io.openbailian.protocol.server.ResultDocument.Content;
import io.openbailian.server.http.exchange.EngineHeader;
import io.openbailian.server.http.exchange.FrameResponse;
import io.openbailian.server.http.results.ResultDocuments;
import io.openbailian.server.http.results.ResultUrls;
import io.openbailian.server.invoke.DirectInvocations;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.task.ItemResult;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One streamed answer of pictures, and of texts between them.
final class StreamAnswer implements DirectInvocations.Listener {
  private final HttpServletResponse servlet;
  private final FrameResponse response;
  private final String requestId;
  private final Invocation invocation;
  private final ResultUrls urls;
  private final ErrorNames names;
  private final List<ItemResult> soFar = new ArrayList<>();
  private int frames;

  StreamAnswer(
      FrameResponse frames,
      HttpServletResponse response,
      String requestId,
      Invocation invocation,
      ResultUrls urls,
      ErrorNames names) {
    this.servlet = response;
    this.response = frames;
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
    response.run(
        () -> {
          DirectInvocations.Answer answer = work.run();
          response.write(frame(List.of(), answer.expires(), true));
        },
        this::failure);
  }

  private byte[] failure(WireError error) {
    WireError named = names.rename(error);
    return EventStream.error(++frames, named.status(), Answers.error(named, requestId));
  }

  @Override
  public void begun(Lane lane) {
    EngineHeader.write(servlet, lane);
  }

  @Override
  public void done(ItemResult part, Instant expires) {
    soFar.add(part);
    List<Content> news = documents(expires).content(part).toList();
    if (!news.isEmpty()) {
      response.write(frame(news, expires, false));
    }
  }

  @Override
  public void idle() {
    response.idle();
  }

  private byte[] frame(List<Content> news, Instant expires, boolean last) {
    return EventStream.result(
        ++frames,
        Answers.frame(requestId, news, last, documents(expires).usage(ResultShape.CHOICES)));
  }

  private ResultDocuments documents(Instant expires) {
    return new ResultDocuments(invocation.model(), invocation.values(), soFar, urls, expires);
  }
}
