package io.openbailian.protocol.client;

import io.openbailian.protocol.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An API key as the server's own loopback administration tells it.
///
/// @param key the key itself, told once, at its creation
public record KeyAnswer(
    String id,
    String name,
    Optional<String> key,
    Optional<String> created,
    Optional<String> revoked) {

  /// Where keys are administered, below the server's root; the token of its `run.json` opens it.
  public static final String PATH = "/admin/keys";

  public static KeyAnswer of(JsonNode tree) {
    return new KeyAnswer(
        Trees.text(tree, "id").orElse(""),
        Trees.text(tree, "name").orElse(""),
        Trees.text(tree, "key"),
        Trees.text(tree, "created"),
        Trees.text(tree, "revoked"));
  }

  /// The keys of a list, whether it is a bare array or the member `keys`.
  public static List<KeyAnswer> listOf(JsonNode tree) {
    JsonNode array = tree.isArray() ? tree : tree.path("keys");
    return array.values().stream().map(KeyAnswer::of).toList();
  }

  /// The body that asks for a new key.
  public static ObjectNode request(String name) {
    return Json.object().put("name", name);
  }
}
