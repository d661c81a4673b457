package io.openbailian.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.protocol.Answers;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.ErrorNames;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.invoke.Submissions;
import io.openbailian.server.run.Invocation;
import tools.jackson.databind.JsonNode;

/// `POST /api/v1/services/…`: every call of a model.
final class ServiceRoutes {
  /// The route of every call; requests are counted under it.
  static final String ALL = Wire.API + Wire.SERVICES + "/*";

  private final Invoker invoker;
  private final Submissions submissions;
  private final DirectAnswers direct;
  private final TextAnswering text;
  private final NumbersAnswering numbers;
  private final ErrorNames names;
  private final BodyReader bodies;

  ServiceRoutes(
      Invoker invoker,
      Submissions submissions,
      DirectAnswers direct,
      TextAnswering text,
      NumbersAnswering numbers,
      ErrorNames names,
      BodyReader bodies) {
    this.direct = direct;
    this.text = text;
    this.numbers = numbers;
    this.names = names;
    this.invoker = invoker;
    this.submissions = submissions;
    this.bodies = bodies;
  }

  void register(RoutesConfig routes) {
    routes.post(ALL, this::call);
  }

  private void call(Context context) throws InterruptedException {
    String path = Exchange.apiPath(context);
    if (!invoker.knows(path)) {
      throw new WireException(ErrorCode.NOT_FOUND.with());
    }
    refuseEncrypted(context);
    bodies.read(context, invoker.shapeAt(path), document -> accept(context, path, document.tree()));
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

  private void accept(Context context, String path, JsonNode body) throws InterruptedException {
    var wish =
        new Invoker.Wish(
            Exchange.enabled(context, Wire.ASYNC), Exchange.enabled(context, Wire.SSE));
    Invocation invocation = invoker.resolve(path, body, wish);
    switch (invocation.mode()) {
      case ASYNC -> submit(context, invocation);
      case SYNC, STREAM -> answer(context, invocation, wish.stream());
      case DUPLEX -> throw new IllegalStateException("no path of HTTP has a duplex mode");
    }
  }

  private void answer(Context context, Invocation invocation, boolean framed)
      throws InterruptedException {
    switch (invocation.operation().result()) {
      case TEXT ->
          text.answer(
              context,
              invocation,
              new NativeText(Exchange.requestId(context), invocation.values(), names));
      case EMBEDDINGS, RANKING -> numbers.answer(context, invocation);
      case RESULTS, CHOICES, IMAGE_URL, VIDEO_URL, TRANSCRIPTION, SOCKET ->
          direct.answer(context, invocation, framed);
    }
  }

  private void submit(Context context, Invocation invocation) throws InterruptedException {
    String requestId = Exchange.requestId(context);
    String taskId = submissions.submit(invocation, Exchange.key(context).id(), requestId);
    Exchange.answer(context, 200, Answers.created(requestId, taskId));
  }
}
