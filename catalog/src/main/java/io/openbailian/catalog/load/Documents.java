package io.openbailian.catalog.load;

import io.openbailian.catalog.yaml.Faults;
import io.openbailian.catalog.yaml.YamlMap;
import io.openbailian.catalog.yaml.YamlNode;
import io.openbailian.catalog.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Puts documents together: a later one adds to, or patches, what it names.
///
/// Patches of models are applied after all families, so that the order of files does not decide
/// whether a model is known.
final class Documents {
  static final String OPERATIONS = "operations";
  static final String MEANINGS = "meanings";
  static final String DIFFERENCES = "differences";
  static final String FAMILY = "family";
  static final String MODEL = "model";
  static final String MODELS = "models";

  private final Faults faults;
  private final SequencedMap<String, YamlMap> families = new LinkedHashMap<>();
  private Optional<YamlMap> operations = Optional.empty();
  private Optional<YamlMap> differences = Optional.empty();

  Documents(List<YamlMap> documents, Faults faults) {
    this.faults = faults;
    List<YamlMap> modelPatches = new ArrayList<>();
    for (YamlMap document : documents) {
      if (document.get(FAMILY) != null) {
        addFamily(document);
      } else if (document.get(MODEL) != null) {
        modelPatches.add(document);
      } else if (document.get(OPERATIONS) != null || document.get(MEANINGS) != null) {
        addOperations(document);
      } else if (document.get(DIFFERENCES) != null) {
        differences = Optional.of(differences.map(d -> d.patchedBy(document)).orElse(document));
      } else {
        faults.add(
            document.spot(),
            "a document names its `family`, its `model`, `operations` or `differences`");
      }
    }
    modelPatches.forEach(this::patchModel);
  }

  Optional<YamlMap> operations() {
    return operations;
  }

  Optional<YamlMap> differences() {
    return differences;
  }

  SequencedMap<String, YamlMap> families() {
    return families;
  }

  private void addOperations(YamlMap document) {
    operations =
        Optional.of(operations.isPresent() ? operations.get().patchedBy(document) : document);
  }

  private void addFamily(YamlMap document) {
    Optional<String> name = name(document, FAMILY);
    if (name.isPresent()) {
      families.merge(name.get(), document, YamlMap::patchedBy);
    }
  }

  private void patchModel(YamlMap document) {
    Optional<String> name = name(document, MODEL);
    if (name.isEmpty()) {
      return;
    }
    Optional<String> family =
        families.entrySet().stream()
            .filter(entry -> holds(entry.getValue(), name.get()))
            .map(Map.Entry::getKey)
            .findFirst();
    family.ifPresentOrElse(
        known -> families.computeIfPresent(known, (_, map) -> patched(map, name.get(), document)),
        () ->
            faults.add(
                document.spot(),
                "no family has a model `%s`; a new model stands under `models` of a `family`"
                    .formatted(name.get())));
  }

  private static boolean holds(YamlMap family, String model) {
    return family.get(MODELS) instanceof YamlMap models && models.get(model) != null;
  }

  private static YamlMap patched(YamlMap family, String model, YamlMap patch) {
    YamlMap models = below(MODELS, below(model, patch.without(MODEL)));
    return family.patchedBy(models);
  }

  private static YamlMap below(String key, YamlMap map) {
    SequencedMap<String, YamlNode> entries = new LinkedHashMap<>();
    entries.put(key, map);
    return new YamlMap(entries, map.spot());
  }

  private Optional<String> name(YamlMap document, String key) {
    if (document.get(key) instanceof YamlScalar scalar
        && scalar.kind() == YamlScalar.Kind.TEXT
        && !scalar.text().isBlank()) {
      return Optional.of(scalar.text());
    }
    faults.add(document.spot(), "`%s` is a name".formatted(key));
    return Optional.empty();
  }
}
