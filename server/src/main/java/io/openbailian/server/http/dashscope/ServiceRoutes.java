package io.openbailian.server.http.dashscope;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.ErrorNames;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.Answers;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.IgnoredMembers;
import io.openbailian.server.http.exchange.KeptAnswers;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.http.text.NumbersAnswering;
import io.openbailian.server.http.text.TextAnswering;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.invoke.Submissions;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.task.IdempotencyKey;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// `POST /api/v1/services/…`: every call of a model.
public final class ServiceRoutes implements Routes {
  /// The route of every call; requests are counted under it.
  public static final String ALL = Wire.API + Wire.SERVICES + "/*";

  private final Invoker invoker;
  private final Submissions submissions;
  private final Ways ways;
  private final ErrorNames names;
  private final BodyReader bodies;
  private final IgnoredMembers ignored;
  private final KeptAnswers kept;

  /// How results reach whoever waits for them, each kind in its own way.
  public record Ways(DirectAnswers direct, TextAnswering text, NumbersAnswering numbers) {}

  public ServiceRoutes(
      Invoker invoker,
      Submissions submissions,
      Ways ways,
      ErrorNames names,
      BodyReader bodies,
      IgnoredMembers ignored,
      KeptAnswers kept) {
    this.kept = kept;
    this.ignored = ignored;
    this.ways = ways;
    this.names = names;
    this.invoker = invoker;
    this.submissions = submissions;
    this.bodies = bodies;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post(ALL, this::call);
  }

  private void call(Context context) throws InterruptedException {
    String path = Exchange.apiPath(context);
    if (!invoker.knows(path)) {
      throw new NotFoundResponse(); // the edge knows what is near
    }
    refuseEncrypted(context);
    bodies.read(context, invoker.shapeAt(path), document -> accept(context, path, document));
  }

  /// The body of such a request says nothing to a server that has given out no public key.
  private static void refuseEncrypted(Context context) {
    if (context.header(Wire.ENCRYPTION_KEY) != null) {
      throw new WireException(
          ErrorCode.MALFORMED
              .with()
              .sent(Wire.ENCRYPTION_KEY + ": requests are not taken encrypted here"));
    }
  }

  private void accept(Context context, String path, JsonReading.Read document)
      throws InterruptedException {
    JsonNode body = document.tree();
    var wish =
        new Invoker.Wish(Exchange.enabled(context, Wire.ASYNC), Exchange.asksForStream(context));
    Invoker.Addressed to = invoker.address(path, body, wish);
    ignored.tell(context, to.model(), document.unknown(), invoker.unread(to, body));
    switch (to.mode()) {
      case ASYNC -> submit(context, path, body, invoker.check(to, body));
      case SYNC, STREAM ->
          kept.answer(context, body, () -> answer(context, to, body, wish.stream()));
      case DUPLEX -> throw new IllegalStateException("no path of HTTP has a duplex mode");
    }
  }

  private void answer(Context context, Invoker.Addressed to, JsonNode body, boolean framed)
      throws InterruptedException {
    switch (to.operation().result()) {
      case TEXT ->
          ways.text()
              .answer(
                  context,
                  new TextAnswering.Asked(
                      to.mode(),
                      () -> invoker.check(to, body),
                      values -> new NativeText(Exchange.requestId(context), values, names)));
      case EMBEDDINGS, RANKING -> ways.numbers().answer(context, invoker.check(to, body));
      case RESULTS, CHOICES, IMAGE_URL, VIDEO_URL, TRANSCRIPTION, SOCKET, PASSED ->
          ways.direct().answer(context, invoker.check(to, body), framed);
    }
  }

  private void submit(Context context, String path, JsonNode body, Invocation invocation)
      throws InterruptedException {
    String requestId = Exchange.requestId(context);
    Submissions.Keyed submitted = submitted(context, path, body, invocation);
    if (submitted.repeated()) {
      context.header(Wire.IDEMPOTENCY_REPLAYED, "true");
    }
    Exchange.answer(context, 200, Answers.created(requestId, submitted.taskId()));
  }

  private Submissions.Keyed submitted(
      Context context, String path, JsonNode body, Invocation invocation)
      throws InterruptedException {
    String requestId = Exchange.requestId(context);
    ApiKey key = Exchange.key(context);
    String idempotency = context.header(Wire.IDEMPOTENCY_KEY);
    Optional<String> callback = Exchange.callback(context);
    return idempotency == null
        ? new Submissions.Keyed(submissions.submit(invocation, key, requestId, callback), false)
        : submissions.submit(
            invocation, key, requestId, IdempotencyKey.of(path, idempotency, body), callback);
  }
}
