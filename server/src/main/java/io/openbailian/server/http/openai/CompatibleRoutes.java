package io.openbailian.server.http.openai;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Operation;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.NumbersAnswers;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.IgnoredMembers;
import io.openbailian.server.http.exchange.KeptAnswers;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.http.text.NumbersAnswering;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.run.Invocation;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Vectors and rankings at the paths that other services share: `/compatible-mode/v1/embeddings`,
/// `/compatible-api/v1/reranks`.
public final class CompatibleRoutes implements Routes {
  private final Catalog catalog;
  private final Invoker invoker;
  private final NumbersAnswering numbers;
  private final BodyReader bodies;
  private final IgnoredMembers ignored;
  private final KeptAnswers kept;

  public CompatibleRoutes(
      Catalog catalog,
      Invoker invoker,
      NumbersAnswering numbers,
      BodyReader bodies,
      IgnoredMembers ignored,
      KeptAnswers kept) {
    this.kept = kept;
    this.catalog = catalog;
    this.invoker = invoker;
    this.numbers = numbers;
    this.bodies = bodies;
    this.ignored = ignored;
  }

  @Override
  public void register(RoutesConfig routes) {
    catalog.operations().stream()
        .filter(operation -> operation.result().isNumbers())
        .map(Operation::addresses)
        .flatMap(List::stream)
        .filter(Exchange::isCompatiblePath)
        .forEach(path ->
            routes.post(
                path,
                context ->
                    bodies.read(
                        context,
                        invoker.shapeAt(path),
                        document -> answer(context, path, document))));
  }

  private void answer(Context context, String path, JsonReading.Read document)
      throws InterruptedException {
    JsonNode body = document.tree();
    Invoker.Addressed to = invoker.address(path, body, new Invoker.Wish(false, false));
    ignored.tell(context, to.model(), document.unknown(), invoker.unread(to, body));
    kept.answer(context, body, () -> answer(context, to, body));
  }

  private void answer(Context context, Invoker.Addressed to, JsonNode body)
      throws InterruptedException {
    Invocation invocation;
    try {
      invocation = invoker.check(to, body);
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
