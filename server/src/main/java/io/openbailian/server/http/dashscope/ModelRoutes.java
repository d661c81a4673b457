package io.openbailian.server.http.dashscope;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.facts.ModelFacts;
import io.openbailian.catalog.facts.ServiceFacts;
import io.openbailian.catalog.model.Model;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.server.Answers;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.QueryParameters;
import io.openbailian.text.Parts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `GET /api/v1/models`: what the catalogue knows, in our words and in the service's; and `GET
/// /api/v1/models/limits`, also `/api/v1/quotas`: how fast each may be asked.
public final class ModelRoutes {
  private static final int MOST_ROWS = 200;
  private static final int USUAL_MODELS = 10;
  private static final int USUAL_LIMITS = 20;

  private final Catalog catalog;
  private final ModelFacts facts;
  private final ServiceFacts service;

  public ModelRoutes(Catalog catalog) {
    this.catalog = catalog;
    this.facts = new ModelFacts(catalog);
    this.service = new ServiceFacts(catalog);
  }

  public void register(RoutesConfig routes) {
    routes.get(Wire.API + Wire.MODELS, this::list);
    routes.get(Wire.API + Wire.MODELS + Wire.LIMITS, this::limits);
    routes.get(Wire.API + Wire.QUOTAS, this::limits);
  }

  private void list(Context context) {
    page(context, Answers.MODELS, USUAL_MODELS, model -> service.addTo(facts.toJson(model), model));
  }

  private void limits(Context context) {
    page(context, Answers.QUOTAS, USUAL_LIMITS, service::quota);
  }

  private void page(Context context, String member, int usual, Function<Model, ObjectNode> row) {
    QueryParameters query = context::queryParam;
    int number = query.number(QueryParameters.PAGE_NO, 1, QueryParameters.MOST_PAGES);
    int size = query.number(QueryParameters.PAGE_SIZE, usual, MOST_ROWS);
    List<Model> models = matching(query);
    Exchange.answer(
        context,
        200,
        Answers.page(
            Exchange.requestId(context),
            new Answers.Page(member, models.size(), number, size),
            models.stream().skip((number - 1L) * size).limit(size).map(row).toList()));
  }

  /// Filters that are there all have to fit; of several words in one, any.
  private List<Model> matching(QueryParameters query) {
    return named(query.first("model")).stream()
        .filter(containing(query.first("name")))
        .filter(oneOf(query.first("capabilities"), service::capabilities))
        .filter(oneOf(query.first("providers"), model -> List.of(model.family())))
        .filter(oneOf(query.first("features"), service::features))
        .toList();
  }

  private List<Model> named(@Nullable String name) {
    return said(name)
        .map(word -> catalog.model(word).map(List::of).orElse(List.of()))
        .orElseGet(catalog::models);
  }

  private static Predicate<Model> containing(@Nullable String part) {
    return said(part)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .<Predicate<Model>>map(word ->
            model ->
                model.name().toLowerCase(Locale.ROOT).contains(word)
                    || model.title().en().toLowerCase(Locale.ROOT).contains(word)
                    || model.title().zh().contains(word))
        .orElse(_ -> true);
  }

  private static Predicate<Model> oneOf(@Nullable String words, Function<Model, List<String>> has) {
    return said(words)
        .map(list -> Parts.of(list, ",").stream().map(String::strip).toList())
        .<Predicate<Model>>map(
            wanted -> model -> has.apply(model).stream().anyMatch(wanted::contains))
        .orElse(_ -> true);
  }

  private static Optional<String> said(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(word -> !word.isEmpty());
  }
}
