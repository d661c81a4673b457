package io.openbailian.catalog.check;

import static io.openbailian.protocol.ErrorCode.INVALID_PARAMETER;

import io.openbailian.catalog.model.Condition;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.MessageParts;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.Rule;
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
  private final boolean ruled;

  /// @param places never empty
  /// @param parts what messages may hold, for a field that is some
  Slot(Field field, List<Place> places, MessageParts parts) {
    this.field = field;
    List<FieldCheck> prepared = new ArrayList<>();
    for (Place place : places) {
      prepared.add(new FieldCheck(field, place, parts));
    }
    this.checks = List.copyOf(prepared);
    this.fallback = field.fallback().orElse(null);
    this.ruled = !field.rules().isEmpty();
  }

  Field field() {
    return field;
  }

  /// Where a request can say it; nowhere if none can.
  List<Place> places() {
    return field.settable() ? checks.stream().map(FieldCheck::place).toList() : List.of();
  }

  /// Whether other fields have to be read before it.
  boolean hasRules() {
    return ruled;
  }

  /// Whether other fields are of no interest when this one is wrong.
  boolean isShape() {
    return field.type() instanceof FieldType.Messages;
  }

  /// Puts the field's value into `values`, or says why it cannot. A field with rules finds the
  /// values of the others there.
  Optional<Violation> read(JsonNode body, CheckOptions options, ObjectNode values) {
    if (!field.settable()) {
      return fallBack(values);
    }
    if (ruled && isIgnored(values)) {
      return Optional.empty();
    }
    for (FieldCheck check : checks) {
      Verdict verdict = check.read(body, options);
      if (verdict != null) {
        return keep(check, verdict, body, values);
      }
    }
    return fallBack(values);
  }

  private boolean isIgnored(ObjectNode values) {
    for (Rule rule : field.rules()) {
      if (rule instanceof Rule.IgnoredUnless(Condition condition) && !condition.holds(values)) {
        return true;
      }
    }
    return false;
  }

  private Optional<Violation> fallBack(ObjectNode values) {
    if (fallback != null) {
      values.set(field.meaning(), fallback);
      return Optional.empty();
    }
    return field.required() && field.like().isEmpty()
        ? Optional.of(checks.getFirst().missing())
        : Optional.empty();
  }

  private Optional<Violation> keep(
      FieldCheck check, Verdict verdict, JsonNode body, ObjectNode values) {
    return switch (verdict) {
      case Verdict.Fit(JsonNode value) -> {
        Optional<String> broken =
            ruled ? brokenRule(check.place(), value, values) : Optional.empty();
        if (broken.isPresent()) {
          yield Optional.of(violation(check.place(), broken.get(), body));
        }
        values.set(field.meaning(), value);
        yield Optional.empty();
      }
      case Verdict.Passed() -> Optional.empty();
      case Verdict.Unfit(Violation violation) -> Optional.of(violation);
    };
  }

  /// The sentence of the first rule between fields that the value breaks.
  private Optional<String> brokenRule(Place place, JsonNode value, ObjectNode values) {
    for (Rule rule : field.rules()) {
      Optional<String> sentence = broken(rule, place.name(), value, values);
      if (sentence.isPresent()) {
        return field.say().rule().or(() -> sentence);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> broken(
      Rule rule, String name, JsonNode value, ObjectNode values) {
    return switch (rule) {
      case Rule.RefusedUnless(Condition condition) ->
          condition.isDecided(values) && !condition.holds(values)
              ? Optional.of(Sentences.onlyWhen(name, condition))
              : Optional.empty();
      case Rule.DiffersFrom(String other) ->
          value.equals(values.get(other))
              ? Optional.of(Sentences.differ(name, other))
              : Optional.empty();
      case Rule.PairHas(String other, List<String> words) ->
          hasNone(words, value) && values.has(other) && hasNone(words, values.get(other))
              ? Optional.of(Sentences.pairHas(name, other, words))
              : Optional.empty();
      case Rule.IgnoredUnless _, Rule.SameSizeAs _ -> Optional.empty();
    };
  }

  private static boolean hasNone(List<String> words, JsonNode value) {
    return !words.contains(value.asString());
  }

  /// A violation that says what the request sent there.
  Violation violation(Place place, String sentence, JsonNode body) {
    JsonNode sent = place.in(body);
    return new Violation(
        INVALID_PARAMETER, place.toString(), sentence, sent == null ? "" : Sent.of(sent));
  }

  /// A violation at the place where a request says the field, or could.
  Violation violation(String sentence, JsonNode body) {
    Place place =
        checks.stream()
            .map(FieldCheck::place)
            .filter(candidate -> candidate.in(body) != null)
            .findFirst()
            .orElse(checks.getFirst().place());
    return violation(place, sentence, body);
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
