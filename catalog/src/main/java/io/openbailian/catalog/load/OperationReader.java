package io.openbailian.catalog.load;

import io.openbailian.catalog.check.Shared;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Words;
import io.openbailian.catalog.yaml.MapReader;
import io.openbailian.catalog.yaml.YamlFaults;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads one entry of `operations`.
record OperationReader(YamlFaults faults) {
  private static final Pattern PATH = Pattern.compile("(/[\\w-]+)+");

  Optional<Operation> read(String name, MapReader operations) {
    Optional<MapReader> entry = operations.map(name);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    MapReader reader = entry.get();
    Words title = Shared.words(reader, "title").orElse(Words.same(name));
    List<String> paths =
        reader.texts("paths", "a path such as /services/a/b", OperationReader::path);
    Set<Mode> modes = Shared.modes(reader, "modes");
    Optional<ResultShape> result = result(reader);
    Optional<MapReader> below = reader.map("places");
    SequencedMap<String, List<Place>> places =
        below.isPresent() ? places(below.get()) : new LinkedHashMap<>();
    if (paths.isEmpty()) {
      reader.fault("paths", "an operation has at least one path");
    }
    reader.end();
    return result.isPresent()
        ? Optional.of(new Operation(name, title, paths, modes, result.get(), places))
        : Optional.empty();
  }

  private static Optional<String> path(String text) {
    return PATH.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  private static Optional<ResultShape> result(MapReader reader) {
    String text = reader.text("result").orElse("");
    for (ResultShape shape : ResultShape.values()) {
      if (shape.name().equals(text)) {
        return Optional.of(shape);
      }
    }
    reader.fault("result", "`result` is one of " + Arrays.toString(ResultShape.values()));
    return Optional.empty();
  }

  private static SequencedMap<String, List<Place>> places(MapReader reader) {
    SequencedMap<String, List<Place>> places = new LinkedHashMap<>();
    for (String meaning : reader.names()) {
      List<Place> read = reader.texts(meaning, "a place such as input.prompt", Place::parse);
      if (read.isEmpty()) {
        reader.fault(meaning, "a field has at least one place");
      }
      places.put(meaning, read);
    }
    return places;
  }
}
