package io.openbailian.engine.text;

import io.openbailian.protocol.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads tools, and what an answer may do with them, in the shape that both dialects share.
final class Tools {
  private static final String FUNCTION = "function";
  private static final String NAME = "name";
  private static final String SCHEMA = "schema";

  private Tools() {}

  static List<Tool> of(@Nullable JsonNode tools) {
    return tools == null
        ? List.of()
        : tools.values().stream()
            .map(tool -> tool.path(FUNCTION))
            .filter(function -> function.path(NAME).isString())
            .map(Tools::tool)
            .toList();
  }

  private static Tool tool(JsonNode function) {
    JsonNode parameters = function.path("parameters");
    return new Tool(
        function.path(NAME).asString(),
        function.path("description").asString(""),
        parameters.isObject() ? parameters : Json.object());
  }

  static ToolChoice choice(@Nullable JsonNode choice) {
    if (choice == null) {
      return new ToolChoice.Auto();
    }
    JsonNode named = choice.path(FUNCTION).path(NAME);
    if (named.isString()) {
      return new ToolChoice.Named(named.asString());
    }
    return switch (choice.asString("")) {
      case "none" -> new ToolChoice.None();
      case "required" -> new ToolChoice.Required();
      default -> new ToolChoice.Auto();
    };
  }

  static Format format(@Nullable JsonNode format) {
    String type = format == null ? "" : format.path("type").asString("");
    return switch (type) {
      case "json_object" -> new Format.AnyJson();
      case "json_schema" -> schema(format == null ? Json.object() : format.path("json_schema"));
      default -> new Format.Free();
    };
  }

  private static Format schema(JsonNode wrapped) {
    JsonNode schema = wrapped.path(SCHEMA);
    return schema.isObject() ? new Format.Schema(schema) : new Format.AnyJson();
  }
}
