package io.openbailian.catalog;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.Wire;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The facts of models as JSON, for machines; its members have the names of the catalogue's keys.
public record ModelFacts(Catalog catalog) {

  /// All facts of one model. Members that have nothing to say are left out.
  public ObjectNode toJson(Model model) {
    ObjectNode facts = Json.object();
    facts.put("model", model.name());
    facts.put("family", model.family());
    facts.set("title", words(model.title()));
    if (!model.about().isEmpty()) {
      facts.set("about", words(model.about()));
    }
    facts.put("recommended", model.recommended());
    putAll(facts, "aliases", model.aliases());
    facts.set("operations", operations(model));
    facts.set("fields", fields(model));
    putAll(facts, "sizes", strings(model.suggestedSizes()));
    billing(facts, model);
    putUnlessEmpty(facts, "watermark", model.watermark());
    putUnlessEmpty(facts, "source", model.source());
    return facts;
  }

  private static void billing(ObjectNode facts, Model model) {
    model
        .price()
        .ifPresent(price ->
            facts.putObject("price").put("unit", price.unit().spelling()).put("cny", price.cny()));
    model
        .free()
        .ifPresent(
            free -> facts.putObject("free").put("units", free.units()).put("days", free.days()));
    model
        .rate()
        .ifPresent(rate ->
            facts.putObject("rate").put("rps", rate.rps()).put("concurrent", rate.concurrent()));
  }

  private ArrayNode operations(Model model) {
    ArrayNode operations = Json.mapper().createArrayNode();
    for (Operation operation : catalog.operations()) {
      Set<Mode> modes = model.serves().getOrDefault(operation.name(), Set.of());
      if (!modes.isEmpty()) {
        ObjectNode facts = operations.addObject();
        facts.put("operation", operation.name());
        putAll(facts, "paths", operation.paths().stream().map(Wire.API::concat).toList());
        putAll(facts, "modes", modes.stream().map(Mode::spelling).toList());
        facts.set("places", places(operation, model));
      }
    }
    return operations;
  }

  private static ObjectNode places(Operation operation, Model model) {
    ObjectNode places = Json.object();
    for (Field field : model.fields()) {
      putAll(
          places,
          field.meaning(),
          operation.places(field.meaning()).stream().map(Place::toString).toList());
    }
    return places;
  }

  private ObjectNode fields(Model model) {
    ObjectNode fields = Json.object();
    for (Field field : model.fields()) {
      ObjectNode facts = fields.putObject(field.meaning());
      putType(facts, field.type());
      facts.put("required", field.required());
      field.fallback().ifPresent(value -> facts.set("default", value));
      facts.set("about", words(catalog.meaning(field.meaning())));
    }
    return fields;
  }

  private static void putType(ObjectNode facts, FieldType type) {
    switch (type) {
      case FieldType.Text(int max, boolean emptyOk) -> {
        facts.put("type", "text");
        if (max != FieldType.Text.UNLIMITED) {
          facts.put("max", max);
        }
        facts.put("emptyOk", emptyOk);
      }
      case FieldType.Whole(Span range) -> {
        facts.put("type", "int");
        if (!range.equals(Span.ANY)) {
          put(facts, "range", range);
        }
      }
      case FieldType.Decimal(DecimalSpan range) -> {
        facts.put("type", "number");
        if (!range.equals(DecimalSpan.ANY)) {
          facts.putArray("range").add(range.min()).add(range.max());
        }
      }
      case FieldType.Flag() -> facts.put("type", "bool");
      case FieldType.Choice choice -> {
        facts.put("type", "choice");
        putAll(facts, "of", choice.of());
      }
      case FieldType.Size size -> {
        facts.put("type", "size");
        putAll(facts, "of", strings(size.of()));
        size.side().ifPresent(side -> put(facts, "side", side));
        size.area().ifPresent(area -> put(facts, "area", area));
        size.ratio()
            .ifPresent(ratio ->
                putAll(facts, "ratio", List.of(ratio.min().toString(), ratio.max().toString())));
      }
    }
  }

  private static void put(ObjectNode facts, String key, Span span) {
    facts.putArray(key).add(span.min()).add(span.max());
  }

  private static void putAll(ObjectNode facts, String key, Collection<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = facts.putArray(key);
      texts.forEach(array::add);
    }
  }

  private static void putUnlessEmpty(ObjectNode facts, String key, String text) {
    if (!text.isEmpty()) {
      facts.put(key, text);
    }
  }

  private static ObjectNode words(Words words) {
    return Json.object().put("zh", words.zh()).put("en", words.en());
  }

  private static List<String> strings(List<PixelSize> sizes) {
    return sizes.stream().map(PixelSize::toString).toList();
  }
}
