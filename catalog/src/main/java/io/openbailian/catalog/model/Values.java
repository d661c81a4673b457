package io.openbailian.catalog.model;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a valid request asks for, by meaning and with defaults applied: `prompt`, `size`, `n`…
///
/// Sizes are kept in their canonical form `1024*1024`. A value that is neither given nor defaulted
/// is absent.
public final class Values {
  /// Pictures and recordings, as addresses or in base64.
  private static final Set<String> MEDIA =
      Set.of(Meaning.IMAGE, Meaning.IMAGES, Meaning.MASK, Meaning.FILES);

  private final ObjectNode byMeaning;

  private Values(ObjectNode byMeaning) {
    this.byMeaning = byMeaning;
  }

  public static Values of(ObjectNode byMeaning) {
    return new Values(byMeaning.deepCopy());
  }

  /// Values that nobody else holds the tree of.
  public static Values owning(ObjectNode byMeaning) {
    return new Values(byMeaning);
  }

  public boolean has(String meaning) {
    return byMeaning.has(meaning);
  }

  public Optional<String> text(String meaning) {
    return Optional.ofNullable(byMeaning.get(meaning)).map(JsonNode::asString);
  }

  /// The text, or an empty one.
  public String textOrEmpty(String meaning) {
    return text(meaning).orElse("");
  }

  /// The items of a list of texts or pictures; empty when the list is.
  public List<String> texts(String meaning) {
    JsonNode list = byMeaning.get(meaning);
    return list == null ? List.of() : list.values().stream().map(JsonNode::asString).toList();
  }

  /// The items of a list of objects whose members are texts; empty when the list is.
  public List<Map<String, String>> objects(String meaning) {
    JsonNode list = byMeaning.get(meaning);
    return list == null ? List.of() : list.values().stream().map(Values::texts).toList();
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
    return Collections.unmodifiableMap(texts);
  }

  /// Shows every text that stands anywhere in these values but in the place of a picture or a
  /// recording; names of members are none.
  public void eachText(Consumer<String> reader) {
    byMeaning
        .properties()
        .forEach(value -> {
          if (!MEDIA.contains(value.getKey())) {
            eachText(value.getValue(), reader);
          }
        });
  }

  private static void eachText(JsonNode tree, Consumer<String> reader) {
    if (tree.isString()) {
      reader.accept(tree.stringValue());
    }
    tree.forEach(below -> eachText(below, reader));
  }

  /// The value as it was sent, not to be changed; null when there is none.
  public @Nullable JsonNode node(String meaning) {
    return byMeaning.get(meaning);
  }

  public Optional<Double> decimal(String meaning) {
    return Optional.ofNullable(byMeaning.get(meaning)).map(JsonNode::asDouble);
  }

  public Optional<Long> integer(String meaning) {
    return Optional.ofNullable(byMeaning.get(meaning)).map(JsonNode::asLong);
  }

  /// True when the flag was given as true, or is true by default.
  public boolean flag(String meaning) {
    return Optional.ofNullable(byMeaning.get(meaning)).map(JsonNode::asBoolean).orElse(false);
  }

  public Optional<PixelSize> size(String meaning) {
    return text(meaning).flatMap(PixelSize::parse);
  }

  /// These values with one more, or another, text; a size is one.
  public Values with(String meaning, String value) {
    ObjectNode copy = byMeaning.deepCopy();
    copy.put(meaning, value);
    return new Values(copy);
  }

  /// These values with one more, or another, integer.
  public Values with(String meaning, long value) {
    ObjectNode copy = byMeaning.deepCopy();
    copy.put(meaning, value);
    return new Values(copy);
  }

  /// The tree itself, to be read only.
  ObjectNode tree() {
    return byMeaning;
  }

  /// A copy as a tree, the inverse of {@link #of}.
  public ObjectNode toJson() {
    return byMeaning.deepCopy();
  }

  /// The tree as JSON text.
  @Override
  public String toString() {
    return Json.text(byMeaning);
  }
}
