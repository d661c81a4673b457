package io.openbailian.engines.scripted;

import io.openbailian.protocol.Json;
import io.openbailian.text.Pattern;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a part of a script says in JSON. A script's parts are written words, so what looks like a
/// number, true, false or null is one.
final class PartJson {
  private static final Pattern LITERAL =
      Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,17})?|true|false|null");

  private PartJson() {}

  static String text(Part part) {
    return Json.text(tree(part));
  }

  /// A piece of JSON as it is written.
  static String pieces(Part part) {
    return part instanceof Part.Text(_, String text) ? text : text(part);
  }

  private static JsonNode tree(Part part) {
    return switch (part) {
      case Part.Text(_, String text) -> scalar(text);
      case Part.Sequence(_, List<Part> parts) -> {
        ArrayNode array = Json.mapper().createArrayNode();
        parts.forEach(one -> array.add(tree(one)));
        yield array;
      }
      case Part.Block(_, Map<String, Part> entries) -> {
        ObjectNode object = Json.object();
        entries.forEach((name, one) -> object.set(name, tree(one)));
        yield object;
      }
    };
  }

  private static JsonNode scalar(String text) {
    return LITERAL.matcher(text).matches()
        ? Json.mapper().readTree(text)
        : Json.mapper().getNodeFactory().stringNode(text);
  }
}
