package io.openbailian.server.http.exchange;

import io.javalin.http.Context;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.server.http.exchange.AnswerStore.Answer;
import io.openbailian.server.http.exchange.AnswerStore.Scope;
import io.openbailian.server.http.exchange.AnswerStore.Turn;
import io.openbailian.server.task.IdempotencyKey;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Answers at once that were given under a key of their client: the same request again gets the
/// same answer, and nothing is made or charged anew. They are kept in memory, for an hour, as long
/// as there is room; a restart and another node know nothing of them. Refusals, failures, answers
/// that broke off and those longer than 1 MiB are not kept.
///
/// Safe for use by many threads.
public final class KeptAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);

  /// How long a repeat waits for the first to be answered.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Duration COME_AGAIN = Duration.ofSeconds(5);

  /// In bytes: of all, of one workspace, and of one answer, which is written down while it goes
  /// out.
  private static final long MOST = 64L << 20;

  private static final long SHARE = MOST / 4;
  private static final long LONGEST = 1L << 20;

  private static final int OK = 200;

  private final AnswerStore store;

  public KeptAnswers(Time time) {
    this.store = new AnswerStore(time, MOST, SHARE);
  }

  /// What answers the request when it is new.
  @FunctionalInterface
  public interface Work {
    void answer() throws InterruptedException;
  }

  /// Answers the request, or repeats what was answered before under its key; without a key it is
  /// always new.
  ///
  /// @param body as it was read
  /// @throws WireException when the key is none, stands for another request, or the first under it
  ///   is still being answered
  public void answer(Context context, JsonNode body, Work work) throws InterruptedException {
    String header = context.header(Wire.IDEMPOTENCY_KEY);
    if (header == null) {
      work.answer();
      return;
    }
    IdempotencyKey key =
        IdempotencyKey.of(context.path(), header, body, Exchange.asksForStream(context));
    Scope scope = new Scope(Exchange.key(context).workspace(), key.path(), key.key());
    switch (store.turn(scope, key.request(), PATIENCE)) {
      case Turn.First() -> first(context, scope, key.request(), work);
      case Turn.Again(Answer answer) -> repeat(context, answer);
      case Turn.Other() ->
          throw conflict("the same key is for the same request; draw a new one for another");
      case Turn.Busy() -> {
        context.header("Retry-After", Long.toString(COME_AGAIN.toSeconds()));
        throw conflict("the first request under this key is still being answered");
      }
    }
  }

  private static WireException conflict(String hint) {
    return new WireException(ErrorCode.IDEMPOTENCY_CONFLICT.with().withHint(hint));
  }

  private void first(Context context, Scope scope, String request, Work work)
      throws InterruptedException {
    AnswerCopy copy = new AnswerCopy(LONGEST);
    context.attribute(AnswerCopy.ATTRIBUTE, copy);
    Optional<Answer> answer = Optional.empty();
    try {
      work.answer();
      answer = answer(context, request, copy);
    } finally {
      store.end(scope, answer);
    }
  }

  private static Optional<Answer> answer(Context context, String request, AnswerCopy copy) {
    HttpServletResponse response = context.res();
    return Optional.ofNullable(response.getContentType())
        .filter(_ -> copy.isWhole() && response.getStatus() == OK)
        .map(type ->
            new Answer(
                request,
                Exchange.requestId(context),
                type,
                response.getHeader(Wire.ENGINE),
                copy.text()));
  }

  private static void repeat(Context context, Answer answer) {
    HttpServletResponse response = context.res();
    byte[] body = answer.renamed(Exchange.requestId(context));
    response.setStatus(OK);
    response.setHeader(Wire.IDEMPOTENCY_REPLAYED, "true");
    response.setContentType(answer.type());
    response.setContentLength(body.length);
    response.setHeader("Cache-Control", "no-cache");
    if (answer.engine() != null) {
      response.setHeader(Wire.ENGINE, answer.engine());
    }
    try {
      response.getOutputStream().write(body);
    } catch (IOException e) {
      LOG.debug("request={} its client has gone", Exchange.requestId(context), e);
    }
  }
}
