package io.openbailian.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.Operation;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.NumbersAnswers;
import io.openbailian.protocol.WireException;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.run.Invocation;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Vectors and rankings at the paths that other services share: `/compatible-mode/v1/embeddings`,
/// `/compatible-api/v1/reranks`.
final class CompatibleRoutes {
  private final Catalog catalog;
  private final Invoker invoker;
  private final NumbersAnswering numbers;
  private final BodyReader bodies;

  CompatibleRoutes(
      Catalog catalog, Invoker invoker, NumbersAnswering numbers, BodyReader bodies) {
    this.catalog = catalog;
    this.invoker = invoker;
    this.numbers = numbers;
    this.bodies = bodies;
  }

  void register(RoutesConfig routes) {
    catalog.operations().stream()
        .filter(operation -> operation.result().isNumbers())
        .map(Operation::addresses)
        .flatMap(List::stream)
        .filter(Exchange::isCompatiblePath)
        .forEach(
            path ->
                routes.post(
                    path,
                    context ->
                        bodies.read(
                            context,
                            invoker.shapeAt(path),
                            document -> answer(context, path, document.tree()))));
  }

  private void answer(Context context, String path, JsonNode body) throws InterruptedException {
    Invocation invocation;
    try {
      invocation = invoker.resolve(path, body, new Invoker.Wish(false, false));
    } catch (WireException e) {
      if (!e.error().code().equals(ErrorCode.INVALID_PARAMETER.code())) {
        throw e;
      }
      Exchange.answer(
          context,
          e.error().status(),
          NumbersAnswers.refusal(e.error(), Exchange.requestId(context)));
      return;
    }
    numbers.answerCompatibly(context, invocation);
  }
}
