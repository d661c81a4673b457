package io.openbailian.protocol.client;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The facts of a model that fit on a line, as a client reads them; a foreign service may tell none
/// of them but the name.
///
/// @param operations what it can be asked for
/// @param price for example `0.14 CNY/image`
/// @param whole all facts as they came
public record ModelAnswer(
    String name,
    Optional<Text> title,
    Optional<Text> about,
    boolean recommended,
    List<String> operations,
    Optional<String> price,
    ObjectNode whole) {

  /// The member of a model's facts that names it.
  public static final String NAME = "model";

  public ModelAnswer {
    operations = List.copyOf(operations);
  }

  /// Words in both languages.
  public record Text(String zh, String en) {
    /// Empty unless the tree is a text, or an object of exactly the two languages.
    public static Optional<Text> of(JsonNode tree) {
      if (tree.isString()) {
        return Optional.of(new Text(tree.asString(), tree.asString()));
      }
      boolean both = tree.isObject() && tree.size() == 2 && tree.has("zh") && tree.has("en");
      return both
          ? Optional.of(new Text(tree.path("zh").asString(""), tree.path("en").asString("")))
          : Optional.empty();
    }
  }

  public static ModelAnswer of(ObjectNode tree) {
    return new ModelAnswer(
        Trees.text(tree, NAME).orElse(""),
        Text.of(tree.path("title")),
        Text.of(tree.path("about")),
        tree.path("recommended").asBoolean(false),
        Trees.elements(tree, "operations").stream()
            .flatMap(operation -> Trees.text(operation, "operation").stream())
            .toList(),
        price(tree.path("price")),
        tree);
  }

  private static Optional<String> price(JsonNode tree) {
    return Trees.text(tree, "cny")
        .map(cny -> cny + " CNY" + Trees.text(tree, "unit").map("/"::concat).orElse(""));
  }
}
