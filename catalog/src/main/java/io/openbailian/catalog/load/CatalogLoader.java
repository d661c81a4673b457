package io.openbailian.catalog.load;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.check.Shared;
import io.openbailian.catalog.model.Family;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Sides;
import io.openbailian.catalog.model.Words;
import io.openbailian.catalog.yaml.MapReader;
import io.openbailian.catalog.yaml.YamlFault;
import io.openbailian.catalog.yaml.YamlFaults;
import io.openbailian.catalog.yaml.YamlMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// Makes a catalogue of files, or tells all that is wrong with them.
public final class CatalogLoader {
  private final YamlFaults faults = new YamlFaults();
  private final SequencedMap<String, Operation> operations = new LinkedHashMap<>();
  private final Map<String, Words> meanings = new HashMap<>();
  private final List<Family> families = new ArrayList<>();

  /// Which model has which name or alias, to find those that two have.
  private final Map<String, String> names = new HashMap<>();

  private final DifferenceReader differences;

  private CatalogLoader(Sides sides) {
    this.differences = new DifferenceReader(sides, faults);
  }

  /// The catalogue this program comes with.
  public static Catalog builtIn() {
    return BuiltIn.CATALOG;
  }

  /// The catalogue this program comes with, and on top of it every `*.yaml` file of a folder, in
  /// the order of their names. A folder that does not exist holds none.
  ///
  /// @throws CatalogException with all mistakes of all files
  public static Catalog load(Optional<Path> catalogD) {
    return load(catalogD, Sides.UNION);
  }

  /// The same where the source documents and the service differ as an operator has chosen.
  ///
  /// @throws CatalogException with all mistakes of all files
  public static Catalog load(Optional<Path> catalogD, Sides sides) {
    CatalogLoader loader = new CatalogLoader(sides);
    CatalogFiles files = new CatalogFiles(loader.faults);
    List<YamlMap> documents = new ArrayList<>(files.builtIn());
    catalogD.map(files::of).ifPresent(documents::addAll);
    return loader.catalog(documents);
  }

  private static Catalog loadBuiltIn() {
    return load(Optional.empty(), Sides.UNION);
  }

  private Catalog catalog(List<YamlMap> files) {
    Documents documents = new Documents(files, faults);
    documents.operations().ifPresent(this::readOperations);
    documents.differences().ifPresent(this::readDifferences);
    documents.families().forEach(this::readFamily);
    if (!faults.all().isEmpty()) {
      throw new CatalogException(mistakes());
    }
    return new Catalog(List.copyOf(operations.values()), families, meanings, differences.known());
  }

  private List<CatalogMistake> mistakes() {
    Comparator<CatalogMistake> byLine =
        Comparator.comparingInt(mistake -> mistake.line().orElse(0));
    return faults.all().stream()
        .map(CatalogLoader::mistake)
        .sorted(Comparator.comparing(CatalogMistake::file).thenComparing(byLine))
        .toList();
  }

  private static CatalogMistake mistake(YamlFault fault) {
    int line = fault.spot().line();
    return new CatalogMistake(
        fault.spot().file(),
        line == 0 ? OptionalInt.empty() : OptionalInt.of(line),
        fault.spot().path(),
        fault.sentence());
  }

  private void readOperations(YamlMap document) {
    MapReader reader = new MapReader(document, faults);
    Optional<MapReader> below = reader.map(Documents.OPERATIONS);
    if (below.isPresent()) {
      OperationReader operationReader = new OperationReader(faults);
      for (String name : below.get().names()) {
        Optional<Operation> operation = operationReader.read(name, below.get());
        operation.ifPresent(known -> operations.put(name, known));
      }
    }
    reader.map(Documents.MEANINGS).ifPresent(this::readMeanings);
    reader.end();
  }

  private void readDifferences(YamlMap document) {
    MapReader reader = new MapReader(document, faults);
    reader.map(Documents.DIFFERENCES).ifPresent(differences::read);
    reader.end();
  }

  private void readMeanings(MapReader below) {
    for (String name : below.names()) {
      meanings.put(name, Shared.words(below, name).orElse(Words.same(name)));
    }
  }

  private void readFamily(String name, YamlMap document) {
    MapReader reader = new MapReader(document, faults);
    Optional<MapReader> below = reader.map(Documents.MODELS);
    List<Model> models = below.isPresent() ? readModels(name, document, below.get()) : List.of();
    if (models.isEmpty()) {
      reader.fault(Documents.MODELS, "a family has at least one model under `models`");
    }
    Words title = Shared.words(reader, "title").orElse(Words.same(name));
    Words about = Shared.words(reader, "about").orElse(Words.same(""));
    families.add(new Family(name, title, about, models));
  }

  private List<Model> readModels(String family, YamlMap document, MapReader models) {
    YamlMap shared = document.without(Documents.FAMILY).without(Documents.MODELS);
    ModelReader modelReader = new ModelReader(family, operations, faults);
    List<Model> read = new ArrayList<>();
    for (String name : models.names()) {
      Optional<YamlMap> own = models.plainMap(name);
      if (own.isPresent()) {
        Model model = modelReader.read(name, differences.resolved(shared.patchedBy(own.get())));
        claimNames(model, models);
        read.add(model);
      }
    }
    return read;
  }

  private void claimNames(Model model, MapReader models) {
    List<String> claims = new ArrayList<>(model.aliases());
    claims.addFirst(model.name());
    for (String claim : claims) {
      String owner = names.putIfAbsent(claim, model.name());
      if (owner != null) {
        models.fault(model.name(), "the name `%s` already belongs to %s".formatted(claim, owner));
      }
    }
  }

  /// Loaded when it is first asked for.
  private static final class BuiltIn {
    static final Catalog CATALOG = loadBuiltIn();
  }
}
