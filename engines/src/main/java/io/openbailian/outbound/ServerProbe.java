package io.openbailian.outbound;

import io.openbailian.engine.EngineCondition;
import io.openbailian.engine.EngineFailure;
import io.openbailian.text.Parts;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Asks a server how it is. That something answers says little, for anything may: it is believed to
/// be such a server when it says its version or keeps a list of models as such servers do.
///
/// @param models the path of its list of models, `{data: [{id}]}`
/// @param version a path, and behind `#` the members that lead to the version there
/// @param silent whether such servers may say neither
public record ServerProbe(
    OutboundClient client, Optional<String> models, Optional<String> version, boolean silent) {
  private static final int LARGEST = 4 << 20;
  private static final int MOST_MODELS = 200;

  /// Whether a list of models has this one. One that is empty or was cut says nothing, and a name
  /// without a tag means the latest.
  public static boolean lists(String model, List<String> there) {
    return there.isEmpty()
        || there.size() >= MOST_MODELS
        || there.contains(model)
        || there.contains(model + ":latest");
  }

  /// What it says.
  public EngineCondition ask() throws InterruptedException {
    try {
      Optional<String> theirs = version.isEmpty() ? Optional.empty() : version(version.get());
      Optional<List<String>> list = models.isEmpty() ? Optional.empty() : models(models.get());
      return theirs.isPresent() || list.isPresent() || silent
          ? new EngineCondition(true, theirs.orElse(""), list.orElse(List.of()), "")
          : EngineCondition.away(
              "its server answers, but has nothing at %s: is base-url right?"
                  .formatted(
                      models.or(() -> version).map(path -> Parts.first(path, "#")).orElse("/")));
    } catch (EngineFailure e) {
      return EngineCondition.away(String.valueOf(e.getMessage()));
    }
  }

  /// Empty where it keeps no list.
  private Optional<List<String>> models(String path) throws EngineFailure, InterruptedException {
    Optional<JsonNode> tree = tree(path);
    if (tree.isPresent() && !isList(tree.get().path("data"))) {
      throw nonsense(path);
    }
    return tree.map(list ->
        list.path("data").values().stream()
            .map(model -> model.path("id").stringValue())
            .limit(MOST_MODELS)
            .toList());
  }

  private static boolean isList(JsonNode data) {
    return data.isArray()
        && data.values().stream()
            .allMatch(
                model -> model.path("id").isString() && !model.path("id").asString().isBlank());
  }

  /// Empty where it does not say it.
  private Optional<String> version(String where) throws EngineFailure, InterruptedException {
    String path = Parts.first(where, "#");
    Optional<JsonNode> tree = tree(path);
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    List<String> members = Parts.of(where.substring(where.indexOf('#') + 1), ".");
    if (!tree.get().has(members.getFirst())) {
      throw nonsense(path);
    }
    JsonNode node = tree.get();
    for (String member : members) {
      node = node.path(member);
    }
    return Optional.of(ForeignWords.plain(node.asString("")));
  }

  private static EngineFailure nonsense(String path) {
    return new EngineFailure.Down(
        "its server answers at %s, but not as such a server does: is base-url right?"
            .formatted(Parts.first(path, "?")));
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
      return Optional.of(
          ForeignJson.tryParse(body).filter(JsonNode::isObject).orElseThrow(() -> nonsense(path)));
    }
  }
}
