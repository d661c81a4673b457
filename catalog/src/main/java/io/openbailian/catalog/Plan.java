package io.openbailian.catalog;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks requests of one operation for one model; made once, when the catalogue is loaded.
final class Plan {
  private static final String INPUT = "input";

  private final List<Slot> slots;
  private final List<String> containers;
  private final boolean inputRequired;

  Plan(Operation operation, Model model) {
    Set<String> seen = new LinkedHashSet<>();
    List<Slot> prepared = new ArrayList<>();
    for (Field field : model.fields()) {
      List<Place> places = operation.places(field.meaning());
      if (!places.isEmpty()) {
        for (Place place : places) {
          place.container().ifPresent(seen::add);
        }
        prepared.add(new Slot(field, places));
      }
    }
    seen.remove(INPUT);
    this.slots = List.copyOf(prepared);
    this.containers = List.copyOf(seen);
    this.inputRequired = needsInput(slots);
  }

  private static boolean needsInput(List<Slot> slots) {
    for (Slot slot : slots) {
      if (slot.needs(INPUT)) {
        return true;
      }
    }
    return false;
  }

  Checked check(JsonNode body, CheckOptions options) {
    Optional<Violation> broken = input(body);
    if (broken.isPresent()) {
      return new Checked.Invalid(List.of(broken.get()));
    }
    ObjectNode values = Json.object();
    List<Violation> violations = new ArrayList<>(0);
    for (String container : containers) {
      container(container, body.get(container)).ifPresent(violations::add);
    }
    for (Slot slot : slots) {
      slot.read(body, options.promptOverflow(), values).ifPresent(violations::add);
    }
    return violations.isEmpty()
        ? new Checked.Valid(Values.owning(values))
        : new Checked.Invalid(violations);
  }

  private Optional<Violation> input(JsonNode body) {
    if (!body.isObject()) {
      return Optional.of(Violation.of(ErrorCode.ILLEGAL_INPUT, ""));
    }
    JsonNode input = body.get(INPUT);
    if (input == null || input.isNull()) {
      return inputRequired
          ? Optional.of(Violation.of(ErrorCode.EMPTY_INPUT, INPUT))
          : Optional.empty();
    }
    return input.isObject()
        ? Optional.empty()
        : Optional.of(Violation.of(ErrorCode.ILLEGAL_INPUT, INPUT));
  }

  private static Optional<Violation> container(String name, @Nullable JsonNode container) {
    return container == null || container.isNull() || container.isObject()
        ? Optional.empty()
        : Optional.of(
            new Violation(
                ErrorCode.INVALID_PARAMETER, name, Sentences.type(name), Sent.of(container)));
  }
}
