package io.openbailian.catalog.check;

import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.MessageParts;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks requests of one operation for one model that has no variants; made once, when the model
/// is first called.
final class Plan {
  private static final String INPUT = "input";

  private final List<Slot> slots;
  private final List<Place> containers;
  private final boolean readsInput;
  private final boolean inputRequired;
  private final List<String> oneOf;
  private final Operation operation;

  Plan(Operation operation, Model model) {
    Set<Place> seen = new LinkedHashSet<>();
    List<Slot> prepared = new ArrayList<>();
    for (Field field : model.fields()) {
      List<Place> places = operation.places(field.meaning());
      if (!places.isEmpty()) {
        places.forEach(place -> seen.addAll(place.containers()));
        prepared.add(slot(field, places, model, operation));
      }
    }
    seen.remove(Place.of(INPUT));
    prepared.sort(Comparator.comparing(Slot::isShape).reversed().thenComparing(Slot::hasRules));
    this.slots = List.copyOf(prepared);
    this.containers = List.copyOf(seen);
    this.readsInput = !isField(INPUT, operation);
    this.inputRequired = needsInput(slots);
    this.oneOf = model.oneOf();
    this.operation = operation;
  }

  /// Whether a member of the body is a field itself, and no object around fields.
  private static boolean isField(String member, Operation operation) {
    return operation.places().values().stream()
        .flatMap(List::stream)
        .anyMatch(place -> place.names().equals(List.of(member)));
  }

  private static Slot slot(Field field, List<Place> places, Model model, Operation operation) {
    MessageParts parts =
        field.type() instanceof FieldType.Messages
            ? MessageParts.below(places.getFirst(), model.fields(), operation)
            : MessageParts.UNKNOWN;
    return new Slot(field, places, parts);
  }

  private static boolean needsInput(List<Slot> slots) {
    for (Slot slot : slots) {
      if (slot.needs(INPUT)) {
        return true;
      }
    }
    return false;
  }

  /// The places at which this plan reads.
  Set<Place> places() {
    Set<Place> places = new LinkedHashSet<>();
    slots.forEach(slot -> places.addAll(slot.places()));
    return places;
  }

  /// The slots of some fields, in the order of the model.
  List<Slot> slots(Set<String> meanings) {
    return slots.stream().filter(slot -> meanings.contains(slot.field().meaning())).toList();
  }

  Checked check(Mode mode, JsonNode body, CheckOptions options) {
    Optional<Violation> broken = input(body);
    if (broken.isPresent()) {
      return new Checked.Invalid(List.of(broken.get()));
    }
    ObjectNode values = Json.object();
    List<Violation> violations = new ArrayList<>(0);
    for (Place container : containers) {
      container(container, container.in(body)).ifPresent(violations::add);
    }
    for (Slot slot : slots) {
      Optional<Violation> violation = slot.read(body, options, values);
      if (violation.isPresent()) {
        violations.add(violation.get());
        if (slot.isShape()) {
          break;
        }
      }
    }
    if (violations.isEmpty() && !oneOf.isEmpty()) {
      decide(values).ifPresent(violations::add);
    }
    if (violations.isEmpty() && operation.result() == ResultShape.TEXT) {
      TextRules.broken(operation, values, options).ifPresent(violations::add);
    }
    return violations.isEmpty()
        ? new Checked.Valid(Values.owning(values))
        : new Checked.Invalid(violations);
  }

  /// Of the fields of which one is enough, keeps the last that is there.
  private Optional<Violation> decide(ObjectNode values) {
    List<String> said = oneOf.stream().filter(meaning -> isSaid(values.get(meaning))).toList();
    if (said.isEmpty()) {
      return Optional.of(
          new Violation(ErrorCode.INVALID_PARAMETER, "", Sentences.oneOf(oneOf), ""));
    }
    for (String meaning : oneOf) {
      if (!meaning.equals(said.getLast())) {
        values.remove(meaning);
      }
    }
    return Optional.empty();
  }

  private static boolean isSaid(@Nullable JsonNode value) {
    return value != null && !(value.isString() && value.stringValue().isBlank());
  }

  private Optional<Violation> input(JsonNode body) {
    if (!body.isObject()) {
      return Optional.of(Violation.of(ErrorCode.ILLEGAL_INPUT, ""));
    }
    if (!readsInput) {
      return Optional.empty();
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

  private static Optional<Violation> container(Place place, @Nullable JsonNode container) {
    return container == null || container.isObject()
        ? Optional.empty()
        : Optional.of(
            new Violation(
                ErrorCode.INVALID_PARAMETER,
                place.toString(),
                Sentences.type(place.name()),
                Sent.of(container)));
  }
}
