package io.openbailian.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The texts of a tree, by their places.
public final class JsonTrees {
  private JsonTrees() {}

  /// The values that are texts of this kind, by the JSON pointers to them, in the order of the
  /// document.
  public static Map<String, String> texts(JsonNode tree, Predicate<String> such) {
    Map<String, String> found = new LinkedHashMap<>();
    collect(tree, JsonPointer.empty(), such, found);
    return found;
  }

  private static void collect(
      JsonNode node, JsonPointer at, Predicate<String> such, Map<String, String> found) {
    if (node.isString()) {
      if (such.test(node.stringValue())) {
        found.put(at.toString(), node.stringValue());
      }
    } else if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        collect(member.getValue(), at.appendProperty(member.getKey()), such, found);
      }
    } else {
      for (int i = 0; i < node.size(); i++) {
        collect(node.path(i), at.appendIndex(i), such, found);
      }
    }
  }

  /// Puts a text at a place that is there.
  public static void put(JsonNode tree, String place, String text) {
    JsonPointer pointer = JsonPointer.compile(place);
    @Nullable JsonPointer head = pointer.head();
    JsonNode parent = head == null ? tree : tree.at(head);
    if (parent instanceof ObjectNode object) {
      object.put(pointer.last().getMatchingProperty(), text);
    } else if (parent instanceof ArrayNode array) {
      array.set(pointer.last().getMatchingIndex(), array.stringNode(text));
    }
  }

  /// Replaces the texts that are to be others.
  ///
  /// @param other says what stands there instead; the same where nothing is to change
  public static void replace(
      JsonNode tree, Predicate<String> such, Function<String, String> other) {
    texts(tree, such).forEach((place, text) -> put(tree, place, other.apply(text)));
  }
}
