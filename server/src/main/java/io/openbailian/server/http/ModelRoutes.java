package io.openbailian.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.Model;
import io.openbailian.catalog.ModelFacts;
import io.openbailian.protocol.Answers;
import io.openbailian.protocol.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `GET /api/v1/models`: what the catalogue knows.
final class ModelRoutes {
  private static final int MOST_ROWS = 100;

  private final Catalog catalog;
  private final ModelFacts facts;

  ModelRoutes(Catalog catalog) {
    this.catalog = catalog;
    this.facts = new ModelFacts(catalog);
  }

  void register(RoutesConfig routes) {
    routes.get(Wire.API + Wire.MODELS, this::list);
  }

  private void list(Context context) {
    QueryParameters query = context::queryParam;
    int number = query.number(QueryParameters.PAGE_NO, 1, QueryParameters.MOST_PAGES);
    int size = query.number(QueryParameters.PAGE_SIZE, 10, MOST_ROWS);
    List<Model> models = matching(context.queryParam("model"));
    Exchange.answer(
        context,
        200,
        Answers.models(
            Exchange.requestId(context),
            models.size(),
            number,
            size,
            models.stream().skip((number - 1L) * size).limit(size).map(facts::toJson).toList()));
  }

  private List<Model> matching(@Nullable String name) {
    return name == null || name.isBlank()
        ? catalog.models()
        : catalog.model(name.strip()).map(List::of).orElse(List.of());
  }
}
