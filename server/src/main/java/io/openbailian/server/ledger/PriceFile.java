package io.openbailian.server.ledger;

import io.openbailian.catalog.load.PriceReader;
import io.openbailian.catalog.model.FreeQuota;
import io.openbailian.catalog.model.Price;
import io.openbailian.catalog.yaml.MapReader;
import io.openbailian.catalog.yaml.YamlFaults;
import io.openbailian.catalog.yaml.YamlFile;
import io.openbailian.catalog.yaml.YamlMap;
import io.openbailian.catalog.yaml.YamlNode;
import io.openbailian.catalog.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// An operator's own prices, as a file of YAML says them: `otherwise: none | vendor`, `models:
/// {name or beginning*: price}`, `engines: {engine: {name or beginning*: price}}`, `quotas: {name
/// or beginning*: free quota}`. A price is what the catalogue writes, or `free`.
///
/// @param vendorOtherwise whether models of which it says nothing cost what the service takes
/// @param models what they cost, whichever engine delivers
/// @param engines what models cost at an engine, instead of that
/// @param quotas what is free, instead of what the catalogue says; empty where nothing is
record PriceFile(
    boolean vendorOtherwise,
    ModelTable<Optional<Price>> models,
    Map<String, ModelTable<Optional<Price>>> engines,
    ModelTable<Optional<FreeQuota>> quotas) {
  /// What prices of the catalogue are in.
  static final String LISTED = "CNY";

  private static final String FREE = "free";
  private static final String NONE = "none";
  private static final String VENDOR = "vendor";
  private static final long LARGEST = 1 << 20;

  PriceFile {
    engines = Map.copyOf(engines);
  }

  /// Reads one.
  ///
  /// @param currency that its prices are in, as it is written
  /// @throws IllegalArgumentException with every mistake that is in it
  static PriceFile read(Path file, String currency) {
    YamlFaults faults = new YamlFaults();
    List<YamlMap> documents = YamlFile.read(file.getFileName().toString(), text(file), faults);
    if (documents.size() != 1 && faults.all().isEmpty()) {
      throw new IllegalArgumentException("prices: %s is one document, a mapping".formatted(file));
    }
    Optional<PriceFile> read =
        documents.stream().findFirst().map(map -> read(new MapReader(map, faults), currency));
    if (read.isEmpty() || !faults.all().isEmpty()) {
      throw new IllegalArgumentException(
          faults.all().stream()
              .map(fault ->
                  "prices: %s line %d, %s: %s"
                      .formatted(file, fault.spot().line(), fault.spot().path(), fault.sentence()))
              .collect(Collectors.joining("\n")));
    }
    return read.get();
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IllegalArgumentException(
            "prices: %s has more than %d bytes".formatted(file, LARGEST));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "prices: %s is neither none nor vendor, and no file of UTF-8 that can be read"
              .formatted(file),
          e);
    }
  }

  private static PriceFile read(MapReader reader, String currency) {
    String otherwise = reader.text("otherwise").orElse(NONE);
    if (!otherwise.equals(NONE) && !otherwise.equals(VENDOR)) {
      reader.fault("otherwise", "`otherwise` is none or vendor");
    }
    if (otherwise.equals(VENDOR) && !currency.equals(LISTED)) {
      reader.fault("otherwise", "what the service takes is known in %s alone".formatted(LISTED));
    }
    Function<MapReader, Optional<Price>> price =
        one -> PriceReader.read(one, currency.toLowerCase(Locale.ROOT));
    ModelTable<Optional<Price>> models = table(reader.map("models"), FREE, price);
    Map<String, ModelTable<Optional<Price>>> engines = new LinkedHashMap<>();
    Optional<MapReader> below = reader.map("engines");
    for (String engine : below.map(MapReader::names).orElse(List.of())) {
      engines.put(engine, table(below.orElseThrow().map(engine), FREE, price));
    }
    ModelTable<Optional<FreeQuota>> quotas = table(reader.map("quotas"), NONE, PriceReader::free);
    reader.end();
    return new PriceFile(otherwise.equals(VENDOR), models, engines, quotas);
  }

  /// @param nothing the word for none
  private static <T> ModelTable<Optional<T>> table(
      Optional<MapReader> reader, String nothing, Function<MapReader, Optional<T>> read) {
    Map<String, Optional<T>> entries = new LinkedHashMap<>();
    for (String pattern : reader.map(MapReader::names).orElse(List.of())) {
      MapReader known = reader.orElseThrow();
      Optional<YamlNode> node = known.node(pattern);
      boolean isNothing =
          node.filter(one -> one instanceof YamlScalar scalar && scalar.text().equals(nothing))
              .isPresent();
      Optional<T> entry = isNothing ? Optional.empty() : known.map(pattern).flatMap(read);
      entries.put(pattern, entry);
    }
    return new ModelTable<>(entries);
  }

  /// What an engine takes for a model; nothing where that is free.
  ///
  /// @param listed what the catalogue says the service takes: it says by what the model is billed
  Optional<Price> price(String engine, String model, Optional<Price> listed) {
    ModelTable<Optional<Price>> own = engines.get(engine);
    return (own == null ? Optional.<Optional<Price>>empty() : own.find(model, isFor(listed)))
        .or(() -> models.find(model, isFor(listed)))
        .orElseGet(() -> vendorOtherwise ? listed : Optional.empty());
  }

  /// A price of pictures is none of texts, though a pattern may name both.
  private static Predicate<Optional<Price>> isFor(Optional<Price> listed) {
    return price ->
        price.isEmpty() || listed.isEmpty() || price.get().unit() == listed.get().unit();
  }

  /// What is free of a model.
  ///
  /// @param listed what the catalogue says
  Optional<FreeQuota> quota(String model, Optional<FreeQuota> listed) {
    return quotas.find(model, _ -> true).orElse(listed);
  }
}
