package io.openbailian.catalog.load;

import io.openbailian.catalog.check.Shared;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Variant;
import io.openbailian.catalog.model.When;
import io.openbailian.catalog.yaml.MapReader;
import io.openbailian.catalog.yaml.YamlFaults;
import io.openbailian.catalog.yaml.YamlMap;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads the variants of a model: each a condition, and what is different then.
///
/// @param serves the operations of the model
/// @param fields of the model when no variant applies
record VariantReader(Set<String> serves, List<Field> fields, YamlFaults faults) {
  static final String KEY = "variants";
  private static final String WHEN = "when";
  private static final String REFUSE = "refuse";
  private static final String OPERATION = "operation";
  private static final String MODE = "mode";

  static YamlMap withoutVariants(YamlMap facts) {
    return facts.without(KEY);
  }

  /// @param facts of the model
  /// @param read makes a model of facts without variants
  List<Variant> read(MapReader reader, YamlMap facts, Function<YamlMap, Model> read) {
    List<Variant> variants = new ArrayList<>();
    for (YamlMap item : reader.maps(KEY)) {
      variant(item, withoutVariants(facts), read).ifPresent(variants::add);
    }
    return variants;
  }

  private Optional<Variant> variant(YamlMap item, YamlMap facts, Function<YamlMap, Model> read) {
    MapReader reader = new MapReader(item, faults);
    Optional<MapReader> below = reader.map(WHEN);
    Optional<String> refusal = reader.text(REFUSE);
    reader.node("fields");
    reader.node("price");
    reader.end();
    if (below.isEmpty()) {
      reader.fault(WHEN, "a variant says `when` it applies");
      return Optional.empty();
    }
    When when = when(below.get());
    RuleReader.check(when.condition(), fields, reader, WHEN);
    Model model = read.apply(facts.patchedBy(item.without(WHEN).without(REFUSE)));
    return Optional.of(new Variant(when, model, refusal));
  }

  private When when(MapReader reader) {
    List<String> operations =
        Shared.oneOrMore(reader, OPERATION, "one of " + serves, this::operation);
    List<Mode> modes = Shared.oneOrMore(reader, MODE, Shared.A_MODE, Shared::mode);
    List<String> meanings =
        reader.names().stream()
            .filter(name -> !name.equals(OPERATION) && !name.equals(MODE))
            .toList();
    Set<Mode> distinct = EnumSet.noneOf(Mode.class);
    distinct.addAll(modes);
    return new When(RuleReader.condition(reader, meanings), Set.copyOf(operations), distinct);
  }

  private Optional<String> operation(String name) {
    return serves.contains(name) ? Optional.of(name) : Optional.empty();
  }
}
