package io.openbailian.protocol.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// Reads members of foreign JSON without trusting it: what is missing, null or blank is absent.
final class Trees {
  private Trees() {}

  static Optional<String> text(JsonNode tree, String member) {
    JsonNode value = tree.path(member);
    return value.isValueNode() && !value.isNull()
        ? Optional.of(value.asString()).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  /// An address; one that is none is absent.
  static Optional<URI> address(JsonNode tree, String member) {
    return text(tree, member).flatMap(Trees::address);
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  static OptionalLong integer(JsonNode tree, String member) {
    JsonNode value = tree.path(member);
    return value.canConvertToLong() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
  }

  /// A count, which is never below 0; what is more than an int holds is as much as it holds.
  static int count(JsonNode tree, String member) {
    return Math.clamp(integer(tree, member).orElse(0), 0, Integer.MAX_VALUE);
  }

  static List<JsonNode> elements(JsonNode tree, String member) {
    JsonNode value = tree.path(member);
    return value.isArray() ? List.copyOf(value.values()) : List.of();
  }
}
