package io.openbailian.outbound;

import io.openbailian.engine.EngineCondition;
import io.openbailian.engine.EngineFailure;
import io.openbailian.text.Parts;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Asks a server how it is.
///
/// @param models the path of its list of models, `{data: [{id}]}`
/// @param version a path, and behind `#` the members that lead to the version there
public record ServerProbe(
    OutboundClient client, Optional<String> models, Optional<String> version) {
  private static final int LARGEST = 4 << 20;
  private static final int MOST_MODELS = 200;

  /// What it says; a server that answers, but keeps no list, is there all the same.
  public EngineCondition ask() throws InterruptedException {
    try {
      String theirs = version.isEmpty() ? "" : version(version.get());
      return new EngineCondition(
          true, theirs, models.isEmpty() ? List.of() : models(models.get()), "");
    } catch (EngineFailure e) {
      return EngineCondition.away(String.valueOf(e.getMessage()));
    }
  }

  private List<String> models(String path) throws EngineFailure, InterruptedException {
    return tree(path)
        .map(tree ->
            tree.path("data").values().stream()
                .map(model -> model.path("id").asString(""))
                .filter(id -> !id.isEmpty())
                .limit(MOST_MODELS)
                .toList())
        .orElse(List.of());
  }

  private String version(String where) throws EngineFailure, InterruptedException {
    Optional<JsonNode> tree = tree(Parts.first(where, "#"));
    if (tree.isEmpty()) {
      return "";
    }
    JsonNode node = tree.get();
    for (String member : Parts.of(where.substring(where.indexOf('#') + 1), ".")) {
      node = node.path(member);
    }
    return ForeignWords.plain(node.asString(""));
  }

  private Optional<JsonNode> tree(String path) throws EngineFailure, InterruptedException {
    try (Answer answer = client.send(Outgoing.get(path))) {
      if (answer.status() == 404 || answer.status() == 405) {
        return Optional.empty();
      }
      byte[] body = answer.beginning(LARGEST);
      if (!answer.isSuccess()) {
        throw Failures.of(answer, body, false);
      }
      return ForeignJson.tryParse(body).filter(JsonNode::isObject);
    }
  }
}
