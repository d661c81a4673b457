package io.openbailian.server.http.dashscope;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.openbailian.catalog.check.InputLength;
import io.openbailian.catalog.model.Mode;
import io.openbailian.engine.text.TextRequest;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.server.Answers;
import io.openbailian.server.http.body.Computing;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Callers;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.invoke.AdmissionControl;
import io.openbailian.server.invoke.Caller;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.invoke.NumbersInvocations;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.run.Invocation;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// `POST /openbailian/v1/dry-run` + the path of a call of a model: whether the call would be
/// admitted, by which engines, and what it would cost at most. Nothing is done, counted or set
/// aside. At any other server the path is not there, so that nothing can cost money by being
/// misunderstood.
public final class DryRunRoutes implements Routes {
  private static final String ROOT = Wire.DRY_RUN;
  private static final String ALL = ROOT + Wire.API + Wire.SERVICES + "/*";

  private final Authentication authentication;
  private final Invoker invoker;
  private final AdmissionControl control;
  private final BodyReader bodies;
  private final Computing computing;

  public DryRunRoutes(
      Authentication authentication,
      Invoker invoker,
      AdmissionControl control,
      BodyReader bodies,
      Computing computing) {
    this.authentication = authentication;
    this.invoker = invoker;
    this.control = control;
    this.bodies = bodies;
    this.computing = computing;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post(ALL, this::run);
  }

  private void run(Context context) throws InterruptedException {
    authentication.require(context);
    String path = context.path().substring((ROOT + Wire.API).length());
    if (!invoker.knows(path)) {
      throw new NotFoundResponse();
    }
    bodies.read(context, invoker.shapeAt(path), document -> answer(context, path, document));
  }

  /// What is wrong with a request is told as the request itself would be told.
  private void answer(Context context, String path, JsonReading.Read document)
      throws InterruptedException {
    var wish =
        new Invoker.Wish(Exchange.enabled(context, Wire.ASYNC), Exchange.asksForStream(context));
    Invocation invocation = invoker.resolve(path, document.tree(), wish);
    Caller caller = Callers.of(context);
    AdmissionControl.Look look = control.look(invocation, tokens(context, invocation), caller);
    ObjectNode answer = Json.object();
    answer.put("request_id", Exchange.requestId(context));
    answer.put("model", invocation.model().name());
    answer.put("mode", invocation.mode().name().toLowerCase(Locale.ROOT));
    answer.put("idempotency_key", invocation.mode() == Mode.ASYNC);
    look.engines().forEach(answer.putArray("engines")::add);
    look.quote().ifPresent(quote -> answer.set("price", price(quote)));
    answer.put("admitted", look.refused().isEmpty());
    look.refused().ifPresent(error -> answer.set("refused", refused(context, error)));
    Exchange.answer(context, 200, answer);
  }

  private static ObjectNode refused(Context context, WireError error) {
    return Answers.error(error, Exchange.requestId(context));
  }

  private ObjectNode price(Quote quote) {
    ObjectNode node = Json.object();
    node.put("unit", quote.unit().spelling());
    node.put("currency", control.currency());
    node.put("most_units", quote.most().in());
    node.put("most_units_out", quote.most().out());
    node.put("most", quote.amount().yuan());
    return node;
  }

  /// The tokens that go in; zero where none are counted.
  private long tokens(Context context, Invocation invocation) throws InterruptedException {
    return computing.<Integer, RuntimeException>compute(
        context.req().getContentLengthLong(),
        Callers.of(context).presence(),
        () ->
            switch (invocation.operation().result()) {
              case TEXT ->
                  TextRequest.of(invocation.values())
                      .tokens(InputLength.counted(invocation.values()));
              case EMBEDDINGS, RANKING -> NumbersInvocations.tokens(invocation.values());
              case RESULTS, CHOICES, IMAGE_URL, VIDEO_URL, TRANSCRIPTION, SOCKET, PASSED -> 0;
            });
  }
}
