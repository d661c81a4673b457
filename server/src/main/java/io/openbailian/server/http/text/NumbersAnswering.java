package io.openbailian.server.http.text;

import io.javalin.http.Context;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.server.NumbersAnswers;
import io.openbailian.protocol.server.NumbersAnswers.Forms;
import io.openbailian.protocol.server.NumbersAnswers.Ranked;
import io.openbailian.server.http.body.Computing;
import io.openbailian.server.http.exchange.Callers;
import io.openbailian.server.http.exchange.EngineHeader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.invoke.AdmissionControl;
import io.openbailian.server.invoke.Caller;
import io.openbailian.server.invoke.NumbersInvocations;
import io.openbailian.server.invoke.TokenUse;
import io.openbailian.server.run.Invocation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/// Answers with vectors and rankings, in either dialect.
public final class NumbersAnswering {
  private final NumbersInvocations invocations;
  private final Computing computing;
  private final AdmissionControl control;

  /// @param computing where the tokens of long texts are counted
  public NumbersAnswering(
      NumbersInvocations invocations, Computing computing, AdmissionControl control) {
    this.control = control;
    this.invocations = invocations;
    this.computing = computing;
  }

  /// Runs the invocation and answers in the vendor's own dialect.
  public void answer(Context context, Invocation invocation) throws InterruptedException {
    NumbersInvocations.Answer answer = run(context, invocation);
    String requestId = Exchange.requestId(context);
    String note = answer.note().orElse(null);
    ObjectNode document =
        invocation.values().has(Meaning.QUERY)
            ? NumbersAnswers.ranking(requestId, ranked(invocation, answer), answer.tokens(), note)
            : NumbersAnswers.embeddings(
                requestId,
                answer.vectors(),
                Forms.of(invocation.values().textOrEmpty(Meaning.OUTPUT_TYPE)),
                answer.tokens(),
                note);
    Exchange.answer(context, 200, document);
  }

  /// Runs the invocation and answers in the shape that other services share.
  public void answerCompatibly(Context context, Invocation invocation) throws InterruptedException {
    NumbersInvocations.Answer answer = run(context, invocation);
    NumbersAnswers.Head head =
        new NumbersAnswers.Head(
            Exchange.requestId(context),
            invocation.model().name(),
            answer.tokens(),
            answer.note().orElse(null));
    boolean packed = NumbersAnswers.isPacked(invocation.values().text(Meaning.ENCODING_FORMAT));
    ObjectNode document =
        invocation.values().has(Meaning.QUERY)
            ? NumbersAnswers.compatibleRanking(head, ranked(invocation, answer))
            : NumbersAnswers.compatibleEmbeddings(head, answer.vectors(), packed);
    Exchange.answer(context, 200, document);
  }

  private NumbersInvocations.Answer run(Context context, Invocation invocation)
      throws InterruptedException {
    Caller caller = Callers.of(context);
    int tokens =
        computing.<Integer, RuntimeException>compute(
            context.req().getContentLengthLong(),
            caller.presence(),
            () -> NumbersInvocations.tokens(invocation.values()));
    try (TokenUse use = control.tokens(invocation, tokens, caller)) {
      NumbersInvocations.Answer answer =
          invocations.run(
              invocation,
              tokens,
              caller,
              lane -> {
                use.servedBy(lane);
                EngineHeader.write(context.res(), lane);
              });
      use.counted(answer.tokens(), 0);
      return answer;
    }
  }

  /// The best documents first; of equals the one that came first.
  private static List<Ranked> ranked(Invocation invocation, NumbersInvocations.Answer answer) {
    Values values = invocation.values();
    List<String> documents = values.texts(Meaning.DOCUMENTS);
    boolean repeated = values.flag(Meaning.RETURN_DOCUMENTS);
    return IntStream.range(0, documents.size())
        .mapToObj(i -> new Ranked(i, answer.scores().get(i), repeated ? documents.get(i) : null))
        .sorted(Comparator.comparingDouble(Ranked::score).reversed())
        .limit(values.integer(Meaning.TOP_N).orElse(Long.MAX_VALUE))
        .toList();
  }
}
