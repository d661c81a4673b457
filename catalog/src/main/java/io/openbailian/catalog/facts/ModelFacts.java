package io.openbailian.catalog.facts;

import static io.openbailian.catalog.facts.FieldJson.putAll;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FileKind;
import io.openbailian.catalog.model.FreeQuota;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.Price;
import io.openbailian.catalog.model.Rate;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Variant;
import io.openbailian.catalog.model.When;
import io.openbailian.catalog.model.Words;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
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
    facts.set("fields", fields(model.fields()));
    putAll(facts, "oneOf", model.oneOf());
    variants(facts, model);
    putAll(facts, "sizes", model.suggestedSizes().stream().map(PixelSize::toString).toList());
    billing(facts, model);
    if (model.file() != FileKind.NONE) {
      facts.put("file", model.file().spelling());
    }
    putUnlessEmpty(facts, "watermark", model.watermark());
    putUnlessEmpty(facts, "source", model.source());
    return facts;
  }

  private static void billing(ObjectNode facts, Model model) {
    model.price().ifPresent(price -> facts.set("price", price(price)));
    model.free().ifPresent(free -> facts.set("free", free(free)));
    model.rate().ifPresent(rate -> facts.set("rate", rate(rate)));
  }

  private static ObjectNode free(FreeQuota free) {
    ObjectNode facts = Json.object().put("units", free.units());
    free.days().ifPresentOrElse(days -> facts.put("days", days), () -> facts.put("per", "month"));
    return facts;
  }

  private static ObjectNode rate(Rate rate) {
    ObjectNode facts = Json.object();
    facts.put(rate.seconds() == 1 ? "rps" : "rpm", rate.requests());
    rate.concurrent().ifPresent(tasks -> facts.put("concurrent", tasks));
    return facts;
  }

  private ArrayNode operations(Model model) {
    ArrayNode operations = Json.mapper().createArrayNode();
    for (Operation operation : catalog.operations()) {
      Set<Mode> modes = model.serves().getOrDefault(operation.name(), Set.of());
      if (!modes.isEmpty()) {
        ObjectNode facts = operations.addObject();
        facts.put("operation", operation.name());
        putAll(facts, "paths", operation.addresses());
        putAll(facts, "modes", modes.stream().map(Mode::spelling).toList());
        if (operation.result() == ResultShape.CHOICES) {
          facts.put("choices", model.choices().spelling());
        }
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

  private ObjectNode fields(List<Field> known) {
    ObjectNode fields = Json.object();
    for (Field field : known) {
      ObjectNode facts = FieldJson.of(field);
      facts.set("about", words(catalog.about(field)));
      fields.set(field.meaning(), facts);
    }
    return fields;
  }

  /// Of each variant, when it applies and what is different then; a field that is null has no
  /// meaning there.
  private void variants(ObjectNode facts, Model model) {
    if (model.variants().isEmpty()) {
      return;
    }
    ArrayNode variants = facts.putArray("variants");
    for (Variant variant : model.variants()) {
      ObjectNode one = variants.addObject();
      one.set("when", when(variant.when()));
      variant.refusal().ifPresent(sentence -> one.put("refuse", sentence));
      if (!variant.model().price().equals(model.price())) {
        variant.model().price().ifPresent(price -> one.set("price", price(price)));
      }
      ObjectNode fields = fields(variant.changed(model));
      variant.dropped(model).forEach(field -> fields.putNull(field.meaning()));
      if (!fields.isEmpty()) {
        one.set("fields", fields);
      }
    }
  }

  private static ObjectNode when(When when) {
    ObjectNode facts = FieldJson.condition(when.condition());
    putAll(facts, "operation", when.operations());
    putAll(facts, "mode", when.modes().stream().map(Mode::spelling).toList());
    return facts;
  }

  private static ObjectNode price(Price price) {
    ObjectNode facts = Json.object().put("unit", price.unit().spelling());
    price
        .out()
        .ifPresentOrElse(
            out -> facts.putObject("cny").put("in", price.cny()).put("out", out),
            () -> facts.put("cny", price.cny()));
    if (!price.tiers().isEmpty()) {
      ArrayNode tiers = facts.putArray("tiers");
      for (Price.Tier tier : price.tiers()) {
        tiers.addObject().put("over", tier.over()).put("in", tier.in()).put("out", tier.out());
      }
    }
    return facts;
  }

  private static void putUnlessEmpty(ObjectNode facts, String key, String text) {
    if (!text.isEmpty()) {
      facts.put(key, text);
    }
  }

  private static ObjectNode words(Words words) {
    return Json.object().put("zh", words.zh()).put("en", words.en());
  }
}
