package io.openbailian.conformance.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A way into an answer: names with dots between them, `[0]` an element, `[-1]` the last one, `[*]`
/// each of them. A member that an element of `[*]` lacks is missing.
final class AnswerPath {
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(-?\\d+|\\*)]");

  private AnswerPath() {}

  /// What stands there, one node for each way; a missing node where a way ends.
  static List<JsonNode> in(JsonNode answer, String path) {
    List<JsonNode> found = List.of(answer);
    Matcher steps = STEP.matcher(path);
    while (steps.find()) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : found) {
        next.addAll(step(node, steps.group(1), steps.group(2)));
      }
      found = next;
    }
    return found;
  }

  private static List<JsonNode> step(JsonNode node, @Nullable String name, String index) {
    if (name != null) {
      return List.of(node.path(name));
    }
    if (index.equals("*")) {
      return List.copyOf(node.values());
    }
    int at = Integer.parseInt(index);
    return List.of(node.path(at < 0 ? node.size() + at : at));
  }
}
