package io.openbailian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.check.Checked;
import io.openbailian.catalog.check.Violation;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.PromptOverflow;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Requests of one model, checked.
public record Requests(
    Catalog catalog, String operation, String model, Mode mode, CheckOptions options) {

  /// Called in the first mode there is.
  Requests(Catalog catalog, String operation, String model, CheckOptions options) {
    this(catalog, operation, model, firstMode(catalog, operation, model), options);
  }

  private static Mode firstMode(Catalog catalog, String operation, String model) {
    return catalog
        .model(model)
        .orElseThrow()
        .serves()
        .getOrDefault(operation, Set.of(Mode.SYNC))
        .iterator()
        .next();
  }

  /// By messages, synchronously.
  public static Requests asking(String model) {
    return asking(model, Mode.SYNC);
  }

  public static Requests asking(String model, Mode mode) {
    return new Requests(
        CatalogLoader.builtIn(), "multimodal_generation", model, mode, CheckOptions.DEFAULTS);
  }

  /// As a task.
  public static Requests task(String operation, String model) {
    return new Requests(
        CatalogLoader.builtIn(), operation, model, Mode.ASYNC, CheckOptions.DEFAULTS);
  }

  public static Requests to(String model) {
    return to(CatalogLoader.builtIn(), model);
  }

  public static Requests to(Catalog catalog, String model) {
    return new Requests(catalog, "text2image", model, CheckOptions.DEFAULTS);
  }

  public Requests truncating() {
    return new Requests(catalog, operation, model, mode, new CheckOptions(PromptOverflow.TRUNCATE));
  }

  public Checked check(JsonNode body) {
    return catalog.check(
        catalog.operation(operation).orElseThrow(),
        catalog.model(model).orElseThrow(),
        mode,
        body,
        options);
  }

  /// The values of a valid body, which may use single quotes.
  public Values valid(String body) {
    Checked checked = check(json(body));
    assertThat(checked).isInstanceOf(Checked.Valid.class);
    return ((Checked.Valid) checked).values();
  }

  public List<Violation> violations(String body) {
    Checked checked = check(json(body));
    assertThat(checked).isInstanceOf(Checked.Invalid.class);
    return ((Checked.Invalid) checked).violations();
  }

  /// What the wire answers to an invalid body.
  public WireError refused(String body) {
    return violations(body).getFirst().toError();
  }

  /// The values of a request with a prompt and these parameters.
  public Values with(String parameters) {
    return valid("{'input': {'prompt': 'a cat'}, 'parameters': {%s}}".formatted(parameters));
  }

  /// The message about a request with a prompt and these parameters.
  public String refusedWith(String parameters) {
    return refused("{'input': {'prompt': 'a cat'}, 'parameters': {%s}}".formatted(parameters))
        .message();
  }

  /// The values of a message with this content and these parameters.
  public Values saying(String content, String parameters) {
    return valid(message(content, parameters));
  }

  /// The message about a message with this content and these parameters.
  public String refusedSaying(String content, String parameters) {
    return refused(message(content, parameters)).message();
  }

  private static String message(String content, String parameters) {
    return "{'input': {'messages': [{'role': 'user', 'content': %s}]}, 'parameters': {%s}}"
        .formatted(content, parameters);
  }

  /// The model as it is for valid values.
  public Model modelFor(Values values) {
    Operation known = catalog.operation(operation).orElseThrow();
    return catalog.model(model).orElseThrow().in(known, mode, values);
  }

  public static JsonNode json(String singleQuoted) {
    return Json.mapper().readTree(singleQuoted.replace('\'', '"'));
  }
}
