package io.openbailian.writer.schema;

import io.openbailian.protocol.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A JSON schema with its references resolved and its alternatives decided.
///
/// @param root where references begin
public record Schema(JsonNode root, JsonNode node) {
  private static final int DEEPEST_REFERENCE = 20;
  private static final List<String> BRANCHES = List.of("anyOf", "oneOf");

  public static Schema of(JsonNode root) {
    return new Schema(root, root).plain();
  }

  public Schema at(JsonNode below) {
    return new Schema(root, below).plain();
  }

  private Schema plain() {
    return plain(0);
  }

  private Schema plain(int depth) {
    if (depth > DEEPEST_REFERENCE) {
      return new Schema(root, Json.object()); // it refers to itself
    }
    JsonNode plain = node;
    for (int i = 0; i < DEEPEST_REFERENCE && plain.path("$ref").isString(); i++) {
      plain = target(plain.path("$ref").asString());
    }
    if (plain.path("allOf").isArray()) {
      plain = together(plain, depth);
    }
    for (String branch : BRANCHES) {
      if (plain.path(branch).isArray() && !plain.path(branch).isEmpty()) {
        plain = chosen(plain, branch, depth);
      }
    }
    return new Schema(root, plain);
  }

  private JsonNode target(String reference) {
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : Json.object();
  }

  private JsonNode together(JsonNode schema, int depth) {
    ObjectNode merged = ((ObjectNode) schema).deepCopy();
    merged.remove("allOf");
    for (JsonNode part : schema.path("allOf").values()) {
      merge(merged, new Schema(root, part).plain(depth + 1).node());
    }
    return merged;
  }

  /// The first branch that is more than null.
  private JsonNode chosen(JsonNode schema, String branch, int depth) {
    ObjectNode merged = ((ObjectNode) schema).deepCopy();
    merged.remove(branch);
    JsonNode first =
        schema.path(branch).values().stream()
            .filter(part -> !part.path("type").asString("").equals("null"))
            .findFirst()
            .orElse(schema.path(branch).path(0));
    merge(merged, new Schema(root, first).plain(depth + 1).node());
    return merged;
  }

  private static void merge(ObjectNode into, JsonNode from) {
    from.properties()
        .forEach(entry -> {
          JsonNode old = into.get(entry.getKey());
          if (old instanceof ObjectNode object && entry.getValue().isObject()) {
            merge(object, entry.getValue());
          } else if (old instanceof ArrayNode array && entry.getKey().equals("required")) {
            entry.getValue().values().forEach(array::add);
          } else {
            into.set(entry.getKey(), entry.getValue().deepCopy());
          }
        });
  }

  /// The type that an instance is to have.
  public String type() {
    JsonNode type = node.path("type");
    if (type.isArray()) {
      return type.values().stream()
          .map(JsonNode::asString)
          .filter(word -> !word.equals("null"))
          .findFirst()
          .orElse("null");
    }
    return type.isString() ? type.asString() : implied();
  }

  private String implied() {
    if (node.has("properties") || node.has("required")) {
      return "object";
    }
    if (node.has("items") || node.has("minItems")) {
      return "array";
    }
    return node.has("minimum") || node.has("maximum") || node.has("multipleOf")
        ? "number"
        : "string";
  }

  public List<String> required() {
    List<String> names = new ArrayList<>();
    node.path("required").values().forEach(name -> names.add(name.asString("")));
    return names.stream().distinct().toList();
  }

  public Optional<Schema> property(String name) {
    JsonNode below = node.path("properties").path(name);
    return below.isObject() ? Optional.of(at(below)) : Optional.empty();
  }

  /// A limit, when it is said.
  Optional<BigDecimal> limit(String key) {
    JsonNode limit = node.path(key);
    return limit.isNumber() ? Optional.of(limit.decimalValue()) : Optional.empty();
  }

  public int count(String key, int otherwise) {
    return limit(key)
        .map(number -> (int) Math.min(number.longValue(), 1_000_000))
        .orElse(otherwise);
  }

  public boolean flag(String key) {
    return node.path(key).asBoolean(false);
  }
}
