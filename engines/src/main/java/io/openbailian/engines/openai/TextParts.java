package io.openbailian.engines.openai;

import io.openbailian.engine.EngineFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Texts in parts that a server takes at once, and what it says of them in their order.
final class TextParts {
  private TextParts() {}

  static List<List<String>> of(List<String> texts, int most) {
    List<List<String>> parts = new ArrayList<>();
    List<String> rest = texts;
    while (!rest.isEmpty()) {
      int size = Math.min(most, rest.size());
      parts.add(rest.subList(0, size));
      rest = rest.subList(size, rest.size());
    }
    return parts;
  }

  /// What an answer says of each text, by the place that it names; by its own where it names none.
  ///
  /// @throws EngineFailure.Broken when it does not say one thing of each
  static List<JsonNode> ordered(JsonNode list, int count) throws EngineFailure {
    @Nullable JsonNode[] ordered = new JsonNode[count];
    if (list.size() != count) {
      throw new EngineFailure.Broken(
          "its server answered %d of %d texts".formatted(list.size(), count));
    }
    for (int i = 0; i < count; i++) {
      JsonNode one = list.path(i);
      int index = one.path("index").asInt(i);
      if (index < 0 || index >= count || ordered[index] != null) {
        throw new EngineFailure.Broken("its server answered one text twice and another not at all");
      }
      ordered[index] = one;
    }
    return Arrays.asList(ordered);
  }
}
