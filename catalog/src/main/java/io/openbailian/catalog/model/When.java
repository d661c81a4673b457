package io.openbailian.catalog.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// The requests that a variant is about.
///
/// @param operations names of operations; empty for every one
/// @param modes empty for every one
public record When(Condition condition, Set<String> operations, Set<Mode> modes) {
  public When {
    operations = Set.copyOf(operations);
    modes = Set.copyOf(modes);
  }

  public boolean isAbout(Operation operation) {
    return operations.isEmpty() || operations.contains(operation.name());
  }

  public boolean holds(Mode mode, ObjectNode canonical) {
    return (modes.isEmpty() || modes.contains(mode)) && condition.holds(canonical);
  }

  /// For people, for example `function is expand`.
  public Words words() {
    Words said = condition.words();
    List<String> ways = new ArrayList<>(operations.stream().sorted().toList());
    modes.stream().sorted().map(Mode::spelling).forEach(ways::add);
    return ways.isEmpty()
        ? said
        : new Words(
            said.zh() + "（%s）".formatted(String.join("，", ways)),
            said.en() + " (%s)".formatted(String.join(", ", ways)));
  }
}
