package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Relay;
import io.openbailian.engine.StopWish;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.Outgoing;
import io.openbailian.outbound.UpstreamSettings;
import io.openbailian.protocol.client.ErrorAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Passes requests on to the service as they came, with a key of ours in the place of the client's
/// and the service's name of a model in the place of ours. What turns our account away is not the
/// client's to read: another account is asked, or the client told that the model is not available.
record ServiceRelay(UpstreamSettings settings, Accounts accounts) implements Relay {
  private static final int PIECE = 16 << 10;
  private static final int LARGEST_REFUSAL = 1 << 20;
  private static final int FIRST_REFUSAL = 400;
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String RETRY_AFTER = "Retry-After";

  private static final List<String> PASSED_BACK = List.of(CONTENT_TYPE, RETRY_AFTER);

  @Override
  public void relay(Request request, Sink sink) throws EngineFailure, InterruptedException {
    if (request.stop() != StopWish.NONE) {
      throw new InterruptedException("the request was stopped");
    }
    RelayedRequest relayed = new RelayedRequest(settings, request);
    Outgoing outgoing = relayed.outgoing();
    Passed passed =
        accounts.ask(
            "relay " + request.path(),
            request::stop,
            account -> passed(account, outgoing, request));
    try (Answer answer = passed.answer()) {
      sink.begin(answer.status(), headers(answer));
      if (passed.refusal().isPresent()) {
        sink.piece(passed.refusal().get());
        return;
      }
      NamedFiles files = new NamedFiles(passed.account().results(), relayed.addresses());
      AnswerPieces pieces = AnswerPieces.of(answer.type(), files, sink);
      byte[] piece = new byte[PIECE];
      for (int read = answer.read(piece); read >= 0; read = answer.read(piece)) {
        if (request.stop() != StopWish.NONE) {
          throw new InterruptedException("the request was stopped while its answer came");
        }
        pieces.take(piece, read);
      }
      pieces.end();
    }
  }

  /// What an account was answered.
  ///
  /// @param refusal the whole body, of an answer that says no
  private record Passed(ServiceAccount account, Answer answer, Optional<byte[]> refusal) {}

  private static Passed passed(ServiceAccount account, Outgoing outgoing, Request request)
      throws EngineFailure, InterruptedException {
    Answer answer = account.client().send(outgoing);
    if (answer.status() < FIRST_REFUSAL) {
      return new Passed(account, answer, Optional.empty());
    }
    boolean handed = false;
    try {
      byte[] body = answer.bytes(LARGEST_REFUSAL);
      ErrorAnswer said = ErrorAnswer.parse(answer.status(), body);
      Refusals.Blame blame = Refusals.blame(said.code(), answer.status());
      account.standing().refused("relay " + request.path(), blame, answer.retryAfter());
      switch (blame) {
        case ACCOUNT, MODEL, THROTTLED ->
            throw Refusals.of(said, answer.retryAfter(), account.client().costsMoney());
        case REQUEST, SERVICE -> {}
      }
      handed = true;
      return new Passed(account, answer, Optional.of(body));
    } finally {
      if (!handed) {
        answer.close();
      }
    }
  }

  private static Map<String, List<String>> headers(Answer answer) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : PASSED_BACK) {
      answer.header(name).ifPresent(value -> headers.put(name, List.of(value)));
    }
    return headers;
  }
}
