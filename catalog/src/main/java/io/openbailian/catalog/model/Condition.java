package io.openbailian.catalog.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What other fields of the same request have to say, each one of some values; all of them must.
///
/// @param values canonical values by meaning, as the wire spells them; may be empty
public record Condition(SequencedMap<String, List<String>> values) {
  public Condition {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  /// Whether values that are canonical, with defaults applied, meet it.
  public boolean holds(ObjectNode canonical) {
    for (Map.Entry<String, List<String>> wanted : values.entrySet()) {
      JsonNode value = canonical.get(wanted.getKey());
      if (value == null || !wanted.getValue().contains(value.asString())) {
        return false;
      }
    }
    return true;
  }

  /// Whether every field it speaks of has a value.
  public boolean isDecided(ObjectNode canonical) {
    return values.keySet().stream().allMatch(canonical::has);
  }

  /// For people, for example `function 为 expand`.
  public Words words() {
    return new Words(joined("，且 ", " 为 ", "、"), joined(" and ", " is ", " or "));
  }

  private String joined(String and, String is, String or) {
    List<String> parts = new ArrayList<>();
    values.forEach((meaning, wanted) -> parts.add(meaning + is + String.join(or, wanted)));
    return String.join(and, parts);
  }
}
