package io.openbailian.writer;

import io.openbailian.protocol.Json;
import io.openbailian.writer.schema.Bounds;
import io.openbailian.writer.schema.JsonSchema;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes an instance of a JSON schema: from what the conversation says where it says something,
/// otherwise anything that the schema allows.
final class Instances {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 12;
  private static final int MOST_ITEMS = 100;

  /// How many values an instance has at most: references make a small schema describe a huge one.
  private static final int MOST_VALUES = 2_000;

  private int values;
  private final Hints hints;
  private final Members members;
  private final AllowedTexts texts;

  /// Which members an object gets that has some which are not required.
  enum Members {
    /// Those that are required, and those that the question has something for.
    NEEDED,
    /// All of an object that does not say which are required.
    ALL_UNLESS_SAID
  }

  Instances(Hints hints, Members members) {
    this.hints = hints;
    this.members = members;
    this.texts = new AllowedTexts(hints);
  }

  JsonNode of(JsonNode schema) {
    return instance(JsonSchema.of(schema), "", 0, 0);
  }

  private JsonNode instance(JsonSchema schema, String name, int index, int depth) {
    if (++values > MOST_VALUES) {
      return JSON.nullNode();
    }
    JsonNode fixed = schema.node().path("const");
    if (!fixed.isMissingNode()) {
      return fixed;
    }
    if (schema.node().path("enum").isArray() && !schema.node().path("enum").isEmpty()) {
      return chosen(schema.node().path("enum"), schema.node().path("default"), index);
    }
    return switch (schema.type()) {
      case "object" -> object(schema, index, depth);
      case "array" -> array(schema, name, depth);
      case "integer" -> number(schema, name, true, index);
      case "number" -> number(schema, name, false, index);
      case "boolean" -> JSON.booleanNode(schema.node().path("default").asBoolean(true));
      case "null" -> JSON.nullNode();
      default -> JSON.stringNode(text(schema, name, index));
    };
  }

  /// The word that the question uses, else the default, else the i-th.
  private JsonNode chosen(JsonNode words, JsonNode otherwise, int index) {
    List<JsonNode> all = List.copyOf(words.values());
    if (index == 0) {
      Optional<JsonNode> said =
          all.stream()
              .filter(word -> word.isString() && hints.mentions(word.asString()))
              .findFirst();
      if (said.isPresent()) {
        return said.get();
      }
      if (all.contains(otherwise)) {
        return otherwise;
      }
    }
    return all.get(index % all.size());
  }

  private String text(JsonSchema schema, String name, int index) {
    JsonNode preset = schema.node().path("default");
    Optional<String> said = index == 0 ? texts.said(schema, name) : Optional.empty();
    if (said.isEmpty() && preset.isString() && index == 0) {
      return preset.asString();
    }
    return said.orElseGet(() -> texts.some(schema, name, index));
  }

  private JsonNode number(JsonSchema schema, String name, boolean whole, int index) {
    Bounds bounds = Bounds.of(schema, whole);
    Optional<BigDecimal> said = index == 0 ? hints.number(bounds::hold) : Optional.empty();
    JsonNode preset = schema.node().path("default");
    BigDecimal value =
        said.or(() ->
                preset.isNumber() && index == 0
                    ? Optional.of(preset.decimalValue())
                    : Plausible.number(name).filter(bounds::hold))
            .orElseGet(() -> bounds.some(index));
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() <= 0 && plain.precision() <= 18
        ? JSON.numberNode(plain.longValueExact())
        : JSON.numberNode(value);
  }

  private JsonNode array(JsonSchema schema, String name, int depth) {
    ArrayNode items = JSON.arrayNode();
    int least = schema.count("minItems", 0);
    int wanted =
        Math.min(Math.max(least, 1), Math.min(schema.count("maxItems", MOST_ITEMS), MOST_ITEMS));
    JsonNode below = schema.node().path("items");
    if (depth >= DEEPEST || (!below.isObject() && least == 0)) {
      return items;
    }
    JsonSchema item = schema.at(below.isObject() ? below : Json.object());
    Set<JsonNode> seen = new LinkedHashSet<>();
    for (int i = 0; i < wanted && values < MOST_VALUES; i++) {
      JsonNode one = instance(item, name, i, depth + 1);
      seen.add(one);
      items.add(one);
    }
    if (schema.flag("uniqueItems")) {
      items.removeAll();
      seen.forEach(items::add);
    }
    return items;
  }

  /// What is required, and what else the question has something for.
  private JsonNode object(JsonSchema schema, int index, int depth) {
    ObjectNode object = Json.object();
    List<String> required = schema.required();
    Set<String> names = new LinkedHashSet<>();
    schema.node().path("properties").propertyNames().forEach(names::add);
    names.addAll(required);
    boolean all = members == Members.ALL_UNLESS_SAID && !schema.node().has("required");
    Set<String> needed = all ? Set.copyOf(names) : Set.copyOf(required);
    for (String name : names) {
      if (values >= MOST_VALUES) {
        break;
      }
      JsonSchema below = schema.property(name).orElseGet(() -> schema.at(Json.object()));
      boolean wanted = needed.contains(name) || (depth < DEEPEST && isSaid(below, name));
      if (wanted && depth <= DEEPEST) {
        // of several objects none has the id of another
        object.set(name, instance(below, name, name.equals("id") ? index : 0, depth + 1));
      }
    }
    for (String name : names) {
      if (object.size() < schema.count("minProperties", 0) && !object.has(name)) {
        schema
            .property(name)
            .ifPresent(below -> object.set(name, instance(below, name, 0, depth + 1)));
      }
    }
    return object;
  }

  private boolean isSaid(JsonSchema schema, String name) {
    JsonNode words = schema.node().path("enum");
    if (words.isArray()) {
      return words.values().stream()
          .anyMatch(word -> word.isString() && hints.mentions(word.asString()));
    }
    return schema.type().equals("string") && texts.said(schema, name).isPresent();
  }
}
