package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Requests of one model, checked.
record Requests(Catalog catalog, String operation, String model, CheckOptions options) {

  static Requests to(String model) {
    return to(Catalog.builtIn(), model);
  }

  static Requests to(Catalog catalog, String model) {
    return new Requests(catalog, "text2image", model, CheckOptions.DEFAULTS);
  }

  Requests truncating() {
    return new Requests(catalog, operation, model, new CheckOptions(PromptOverflow.TRUNCATE));
  }

  Checked check(JsonNode body) {
    return catalog.check(
        catalog.operation(operation).orElseThrow(),
        catalog.model(model).orElseThrow(),
        body,
        options);
  }

  /// The values of a valid body, which may use single quotes.
  Values valid(String body) {
    Checked checked = check(json(body));
    assertThat(checked).isInstanceOf(Checked.Valid.class);
    return ((Checked.Valid) checked).values();
  }

  List<Violation> violations(String body) {
    Checked checked = check(json(body));
    assertThat(checked).isInstanceOf(Checked.Invalid.class);
    return ((Checked.Invalid) checked).violations();
  }

  /// What the wire answers to an invalid body.
  WireError refused(String body) {
    return violations(body).getFirst().toError();
  }

  /// The values of a request with a prompt and these parameters.
  Values with(String parameters) {
    return valid("{'input': {'prompt': 'a cat'}, 'parameters': {%s}}".formatted(parameters));
  }

  /// The message about a request with a prompt and these parameters.
  String refusedWith(String parameters) {
    return refused("{'input': {'prompt': 'a cat'}, 'parameters': {%s}}".formatted(parameters))
        .message();
  }

  static JsonNode json(String singleQuoted) {
    return Json.mapper().readTree(singleQuoted.replace('\'', '"'));
  }
}
