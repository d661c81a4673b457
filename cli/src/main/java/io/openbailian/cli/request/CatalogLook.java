package io.openbailian.cli.request;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.check.Checked;
import io.openbailian.catalog.check.Violation;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Price;
import io.openbailian.catalog.model.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Looks at requests with the eyes of the catalogue.
record CatalogLook(Catalog catalog) {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  /// The length of a film whose request and model say none, in seconds.
  private static final long USUAL_SECONDS = 5;

  /// What a text may have at most where its model does not say, in tokens.
  private static final long USUAL_OUTPUT = 8_192;

  /// Digits behind the point of an amount.
  private static final int DIGITS = 6;

  RequestLook of(ModelCall call, JsonNode body) {
    Optional<Model> model = catalog.model(call.model());
    Optional<Operation> operation = model.flatMap(known -> operation(call, known));
    if (model.isEmpty() || operation.isEmpty()) {
      return RequestLook.UNKNOWN;
    }
    return switch (catalog.check(
        operation.get(), model.get(), call.mode(), body, CheckOptions.DEFAULTS)) {
      case Checked.Valid(Values values) ->
          new RequestLook(
              List.of(),
              model
                  .get()
                  .in(operation.get(), call.mode(), values)
                  .price()
                  .map(price -> most(price, values))
                  .orElse(BigDecimal.ZERO));
      case Checked.Invalid(List<Violation> violations) ->
          new RequestLook(violations.stream().map(CatalogLook::fault).toList(), BigDecimal.ZERO);
    };
  }

  private Optional<Operation> operation(ModelCall call, Model model) {
    return catalog.operationsAt(call.path()).stream()
        .filter(operation -> model.serves(operation, call.mode()))
        .findFirst();
  }

  private static RequestLook.Fault fault(Violation violation) {
    String sent = violation.sent().isEmpty() ? "" : " (%s)".formatted(violation.sent());
    return new RequestLook.Fault(violation.place(), violation.sentence() + sent);
  }

  private static BigDecimal most(Price price, Values values) {
    return switch (price.unit()) {
      case IMAGE -> price.cny().multiply(number(values, Meaning.N, 1));
      case SECOND ->
          values.has(Meaning.FILES)
              ? BigDecimal.ZERO // its length is known when it has been heard
              : price.cny().multiply(number(values, Meaning.DURATION, USUAL_SECONDS));
      case THOUSAND_TOKENS -> tokens(price, values);
      case TEN_THOUSAND_CHARACTERS ->
          price
              .cny()
              .multiply(BigDecimal.valueOf(values.textOrEmpty(Meaning.TEXT).length()))
              .divide(TEN_THOUSAND, DIGITS, RoundingMode.UP);
    };
  }

  /// A character is a token at most, nearly always; what comes out weighs more anyway.
  private static BigDecimal tokens(Price price, Values values) {
    BigDecimal in = BigDecimal.valueOf(values.toString().length());
    BigDecimal out = number(values, Meaning.MAX_TOKENS, USUAL_OUTPUT);
    return price
        .cny()
        .multiply(in)
        .add(price.out().orElse(BigDecimal.ZERO).multiply(out))
        .divide(THOUSAND, DIGITS, RoundingMode.UP);
  }

  private static BigDecimal number(Values values, String meaning, long otherwise) {
    return BigDecimal.valueOf(values.integer(meaning).orElse(otherwise));
  }
}
