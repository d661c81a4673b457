package io.openbailian.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One field of a model at its places in an operation, with everything prepared that a check of a
/// request needs.
final class Slot {
  private final Field field;
  private final List<FieldCheck> checks;
  private final @Nullable JsonNode fallback;

  Slot(Field field, List<Place> places) {
    this.field = field;
    List<FieldCheck> prepared = new ArrayList<>();
    for (Place place : places) {
      prepared.add(new FieldCheck(field, place));
    }
    this.checks = List.copyOf(prepared);
    this.fallback = field.fallback().orElse(null);
  }

  /// Puts the field's value into `values`, or says why it cannot.
  Optional<Violation> read(JsonNode body, PromptOverflow overflow, ObjectNode values) {
    for (FieldCheck check : checks) {
      JsonNode sent = check.place().in(body);
      if (sent != null) {
        return keep(check.judge(sent, overflow), values);
      }
    }
    if (fallback != null) {
      values.set(field.meaning(), fallback);
    }
    return fallback == null && field.required()
        ? Optional.of(checks.getFirst().missing())
        : Optional.empty();
  }

  private Optional<Violation> keep(Verdict verdict, ObjectNode values) {
    return switch (verdict) {
      case Verdict.Fit(JsonNode value) -> {
        values.set(field.meaning(), value);
        yield Optional.empty();
      }
      case Verdict.Unfit(Violation violation) -> Optional.of(violation);
    };
  }

  /// Whether no request can be valid without the member of the body.
  boolean needs(String container) {
    for (FieldCheck check : checks) {
      if (!check.place().isIn(container)) {
        return false;
      }
    }
    return field.required();
  }
}
