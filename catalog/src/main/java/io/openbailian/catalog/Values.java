package io.openbailian.catalog;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a valid request asks for, by meaning and with defaults applied: `prompt`, `size`, `n`…
///
/// Sizes are kept in their canonical form `1024*1024`. A value that is neither given nor defaulted
/// is absent.
public final class Values {
  private final ObjectNode byMeaning;

  private Values(ObjectNode byMeaning) {
    this.byMeaning = byMeaning;
  }

  public static Values of(ObjectNode byMeaning) {
    return new Values(byMeaning.deepCopy());
  }

  /// Values that nobody else holds the tree of.
  static Values owning(ObjectNode byMeaning) {
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

  /// These values with one more, or another, integer.
  public Values with(String meaning, long value) {
    ObjectNode copy = byMeaning.deepCopy();
    copy.put(meaning, value);
    return new Values(copy);
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
