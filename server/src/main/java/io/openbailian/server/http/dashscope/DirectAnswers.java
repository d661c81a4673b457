package io.openbailian.server.http.dashscope;

import io.javalin.http.Context;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorNames;
import io.openbailian.protocol.server.Answers;
import io.openbailian.server.artifact.UrlSigner;
import io.openbailian.server.http.exchange.Callers;
import io.openbailian.server.http.exchange.EngineHeader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.FrameResponse;
import io.openbailian.server.http.exchange.PublicBase;
import io.openbailian.server.http.exchange.StartGate;
import io.openbailian.server.http.results.ResultDocuments;
import io.openbailian.server.http.results.ResultUrls;
import io.openbailian.server.invoke.Caller;
import io.openbailian.server.invoke.DirectInvocations;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.Invocation;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.node.ObjectNode;

/// Answers calls that wait for their result: one JSON document, or a stream of frames.
public final class DirectAnswers {
  private final DirectInvocations invocations;
  private final UrlSigner signer;
  private final PublicBase base;
  private final ErrorNames names;
  private final StartGate gate;
  private final Time time;

  public DirectAnswers(
      DirectInvocations invocations,
      UrlSigner signer,
      PublicBase base,
      ErrorNames names,
      StartGate gate,
      Time time) {
    this.gate = gate;
    this.time = time;
    this.invocations = invocations;
    this.signer = signer;
    this.base = base;
    this.names = names;
  }

  /// Runs the invocation and answers.
  ///
  /// @param framed whether the request asked for a stream; an SDK that did reads nothing else
  void answer(Context context, Invocation invocation, boolean framed) throws InterruptedException {
    gate.await();
    Caller caller = Callers.of(context);
    String requestId = Exchange.requestId(context);
    ResultUrls urls = new ResultUrls(signer, base.of(context));
    if (framed) {
      StreamAnswer stream =
          new StreamAnswer(
              new FrameResponse(context, time), context.res(), requestId, invocation, urls, names);
      stream.end(() -> invocations.run(invocation, caller, stream));
      return;
    }
    DirectInvocations.Answer answer =
        invocations.run(invocation, caller, new Naming(context.res()));
    Exchange.answer(context, 200, document(invocation, answer, urls, requestId));
  }

  /// Says in a header which engine works, and nothing more.
  private record Naming(HttpServletResponse response) implements DirectInvocations.Listener {
    @Override
    public void begun(Lane lane) {
      EngineHeader.write(response, lane);
    }
  }

  private static ObjectNode document(
      Invocation invocation, DirectInvocations.Answer answer, ResultUrls urls, String requestId) {
    ResultDocuments results =
        new ResultDocuments(
            invocation.model(), invocation.values(), answer.items(), urls, answer.expires());
    return Answers.generation(
        requestId,
        results.choices(),
        results.metrics(),
        results.usage(invocation.operation().result()));
  }
}
