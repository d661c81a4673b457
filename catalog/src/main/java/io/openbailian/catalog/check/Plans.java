package io.openbailian.catalog.check;

import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.Variant;
import io.openbailian.catalog.model.When;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The plans of one model for one operation: one for each variant, and the one for all other
/// requests.
public final class Plans {
  private final Plan other;
  private final List<Case> cases;

  /// The fields that decide between the cases.
  private final List<Slot> deciders;

  private record Case(When when, Plan plan, Optional<String> refusal) {}

  public Plans(Operation operation, Model model) {
    this.other = new Plan(operation, model);
    List<Case> prepared = new ArrayList<>();
    Set<String> asked = new LinkedHashSet<>();
    for (Variant variant : model.variants()) {
      if (variant.when().isAbout(operation)) {
        Plan plan = new Plan(operation, variant.model());
        prepared.add(new Case(variant.when(), plan, variant.refusal()));
        asked.addAll(variant.when().condition().values().keySet());
      }
    }
    this.cases = List.copyOf(prepared);
    this.deciders = other.slots(asked);
  }

  /// The places at which any of them reads.
  public Set<Place> places() {
    Set<Place> places = new LinkedHashSet<>(other.places());
    cases.forEach(one -> places.addAll(one.plan().places()));
    return places;
  }

  public Checked check(Mode mode, JsonNode body, CheckOptions options) {
    if (cases.isEmpty()) {
      return other.check(mode, body, options);
    }
    ObjectNode decided = Json.object();
    for (Slot decider : deciders) { // what is wrong with them the chosen plan tells
      decider.read(body, options, decided);
    }
    for (Case candidate : cases) {
      if (candidate.when().holds(mode, decided)) {
        return candidate
            .refusal()
            .<Checked>map(sentence -> refused(sentence, candidate.when(), body))
            .orElseGet(() -> candidate.plan().check(mode, body, options));
      }
    }
    return other.check(mode, body, options);
  }

  private Checked refused(String sentence, When when, JsonNode body) {
    Set<String> asked = when.condition().values().keySet();
    Violation violation =
        deciders.stream()
            .filter(slot -> asked.contains(slot.field().meaning()))
            .findFirst()
            .map(slot -> slot.violation(sentence, body))
            .orElseGet(() -> new Violation(ErrorCode.INVALID_PARAMETER, "", sentence, ""));
    return new Checked.Invalid(List.of(violation));
  }
}
