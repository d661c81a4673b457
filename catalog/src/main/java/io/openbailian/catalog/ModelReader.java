package io.openbailian.catalog;

import io.openbailian.catalog.yaml.Faults;
import io.openbailian.catalog.yaml.MapReader;
import io.openbailian.catalog.yaml.YamlMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one model, its family's facts and its own already patched together.
record ModelReader(String family, Map<String, Operation> operations, Faults faults) {

  Model read(String name, YamlMap facts) {
    MapReader reader = new MapReader(facts, faults);
    Words title = Shared.words(reader, "title").orElse(Words.same(name));
    Words about = Shared.words(reader, "about").orElse(Words.same(""));
    Map<String, Set<Mode>> serves = serves(reader);
    Model model =
        new Model(
            name,
            family,
            serves,
            reader.text("watermark").orElse(""),
            title,
            about,
            reader.flag("recommended"),
            reader.texts("aliases"),
            price(reader),
            free(reader),
            rate(reader),
            fields(reader, serves.keySet()),
            reader.text("source").orElse(""));
    reader.end();
    return model;
  }

  private Map<String, Set<Mode>> serves(MapReader reader) {
    Map<String, Set<Mode>> serves = new LinkedHashMap<>();
    Optional<MapReader> below = reader.map("serves");
    for (String name : below.map(MapReader::names).orElse(List.of())) {
      Set<Mode> modes = Shared.modes(below.orElseThrow(), name);
      Operation operation = operations.get(name);
      if (operation == null) {
        below.get().fault(name, "no operation has this name; there are " + operations.keySet());
      } else if (!operation.modes().containsAll(modes)) {
        below.get().fault(name, "%s cannot be called in all of these modes".formatted(name));
      } else {
        serves.put(name, modes);
      }
    }
    if (below.isEmpty() || below.get().names().isEmpty()) {
      reader.fault("serves", "a model serves at least one operation");
    }
    return serves;
  }

  private static Optional<Price> price(MapReader reader) {
    Optional<MapReader> below = reader.map("price");
    if (below.isEmpty()) {
      return Optional.empty();
    }
    MapReader price = below.get();
    Optional<PriceUnit> unit =
        price.text("unit").flatMap(text -> Shared.constant(PriceUnit.class, text));
    Optional<BigDecimal> cny = price.number("cny").filter(amount -> amount.signum() >= 0);
    price.end();
    if (unit.isEmpty()) {
      price.fault("unit", "`unit` is one of " + Shared.spellings(PriceUnit.class));
    }
    if (cny.isEmpty()) {
      price.fault("cny", "`cny` is the price of one unit in yuan");
    }
    return unit.flatMap(of -> cny.map(amount -> new Price(of, amount)));
  }

  private static Optional<FreeQuota> free(MapReader reader) {
    return pair(reader, "free", "units", "days")
        .map(pair -> new FreeQuota(pair.get(0), pair.get(1)));
  }

  private static Optional<Rate> rate(MapReader reader) {
    return pair(reader, "rate", "rps", "concurrent")
        .map(pair -> new Rate(pair.get(0), pair.get(1)));
  }

  /// Two counts of at least one, neither without the other.
  private static Optional<List<Integer>> pair(
      MapReader reader, String key, String first, String second) {
    Optional<MapReader> below = reader.map(key);
    if (below.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> counts = new ArrayList<>();
    below.get().count(first, 1).ifPresent(counts::add);
    below.get().count(second, 1).ifPresent(counts::add);
    below.get().end();
    if (counts.size() < 2) {
      reader.fault(key, "`%s` says `%s` and `%s`".formatted(key, first, second));
      return Optional.empty();
    }
    return Optional.of(counts);
  }

  private List<Field> fields(MapReader reader, Set<String> serves) {
    Optional<MapReader> below = reader.map("fields");
    if (below.isEmpty()) {
      return List.of();
    }
    List<Field> fields = new ArrayList<>();
    for (String meaning : below.get().names()) {
      below
          .get()
          .map(meaning)
          .flatMap(field -> FieldReader.read(meaning, field))
          .ifPresent(fields::add);
      if (!serves.isEmpty() && serves.stream().noneMatch(name -> hasPlace(name, meaning))) {
        below.get().fault(meaning, "no operation of this model has a place for it");
      }
    }
    return fields;
  }

  private boolean hasPlace(String operation, String meaning) {
    Operation known = operations.get(operation);
    return known != null && !known.places(meaning).isEmpty();
  }
}
