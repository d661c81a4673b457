package io.openbailian.catalog.load;

import io.openbailian.catalog.check.Shared;
import io.openbailian.catalog.model.Difference;
import io.openbailian.catalog.model.Side;
import io.openbailian.catalog.model.Sides;
import io.openbailian.catalog.model.Words;
import io.openbailian.catalog.yaml.Faults;
import io.openbailian.catalog.yaml.MapReader;
import io.openbailian.catalog.yaml.YamlList;
import io.openbailian.catalog.yaml.YamlMap;
import io.openbailian.catalog.yaml.YamlNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Reads what the source documents and the service do not do alike, and applies to the facts of a
/// model what the chosen sides change:
///
/// ```yaml
/// differs:
///   temperature-end:
///     service: { fields: { temperature: { range: null, above: 0, below: 2 } } }
/// ```
///
/// The patch has the shape of every other; its variants come before those of the model.
final class DifferenceReader {
  static final String DIFFERS = "differs";
  private static final String SIDES = "sides";

  private final SequencedMap<String, Difference> known = new LinkedHashMap<>();
  private final Sides sides;
  private final Faults faults;

  DifferenceReader(Sides sides, Faults faults) {
    this.sides = sides;
    this.faults = faults;
  }

  void read(MapReader below) {
    for (String name : below.names()) {
      below.map(name).ifPresent(reader -> known.put(name, difference(name, reader)));
    }
  }

  List<Difference> known() {
    return List.copyOf(known.values());
  }

  private static Difference difference(String name, MapReader reader) {
    Words what = Shared.words(reader, "what").orElse(Words.same(name));
    List<Side> said =
        Shared.oneOrMore(
            reader,
            SIDES,
            "one of " + Shared.spellings(Side.class),
            text -> Shared.constant(Side.class, text));
    Set<Side> there = said.isEmpty() ? EnumSet.of(Side.SERVICE) : EnumSet.copyOf(said);
    Difference read =
        new Difference(
            name, what, there, reader.text("setting").orElse(""), reader.text("source").orElse(""));
    reader.end();
    return read;
  }

  /// The facts of a model as the chosen sides have them.
  YamlMap resolved(YamlMap facts) {
    MapReader reader = new MapReader(facts, faults);
    Optional<MapReader> below = reader.map(DIFFERS);
    YamlMap resolved = facts.without(DIFFERS);
    if (below.isEmpty()) {
      return resolved;
    }
    for (String name : below.get().names()) {
      Difference difference = known.get(name);
      if (difference == null) {
        below.get().fault(name, "no difference has this name; there are " + known.keySet());
      } else {
        resolved = resolved(resolved, difference, below.get());
      }
    }
    return resolved;
  }

  private YamlMap resolved(YamlMap facts, Difference difference, MapReader below) {
    Optional<MapReader> patches = below.map(difference.name());
    YamlMap resolved = facts;
    for (String spelling : patches.map(MapReader::names).orElse(List.of())) {
      Optional<Side> side = Shared.constant(Side.class, spelling);
      Optional<YamlMap> patch = patches.orElseThrow().plainMap(spelling);
      if (side.filter(difference.sides()::contains).isEmpty()) {
        below.fault(
            difference.name(),
            "`%s` is no side of it; there are %s"
                .formatted(spelling, Shared.spelt(difference.sides())));
      } else if (patch.isPresent() && side.equals(sides.of(difference.name()))) {
        resolved = patched(resolved, patch.get());
      }
    }
    return resolved;
  }

  private static YamlMap patched(YamlMap facts, YamlMap patch) {
    YamlMap patched = facts.patchedBy(patch);
    return facts.get(VariantReader.KEY) instanceof YamlList before
            && patch.get(VariantReader.KEY) instanceof YamlList first
        ? patched.patchedBy(variants(first, before))
        : patched;
  }

  private static YamlMap variants(YamlList first, YamlList then) {
    List<YamlNode> items = new ArrayList<>(first.items());
    items.addAll(then.items());
    SequencedMap<String, YamlNode> entries = new LinkedHashMap<>();
    entries.put(VariantReader.KEY, new YamlList(items, first.spot()));
    return new YamlMap(entries, first.spot());
  }
}
