package io.openbailian.catalog;

import io.openbailian.catalog.yaml.Faults;
import io.openbailian.catalog.yaml.MapReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads one entry of `operations`.
record OperationReader(Faults faults) {
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
    SequencedMap<String, List<Place>> places = new LinkedHashMap<>();
    reader.map("places").ifPresent(below -> readPlaces(below, places));
    if (paths.isEmpty()) {
      reader.fault("paths", "an operation has at least one path");
    }
    reader.end();
    return result.map(shape -> new Operation(name, title, paths, modes, shape, places));
  }

  private static Optional<String> path(String text) {
    return Optional.of(text).filter(path -> PATH.matcher(path).matches());
  }

  private static Optional<ResultShape> result(MapReader reader) {
    Optional<ResultShape> shape =
        reader
            .text("result")
            .flatMap(text ->
                Arrays.stream(ResultShape.values())
                    .filter(known -> known.name().equals(text))
                    .findFirst());
    if (shape.isEmpty()) {
      reader.fault("result", "`result` is one of " + Arrays.toString(ResultShape.values()));
    }
    return shape;
  }

  private static void readPlaces(MapReader reader, SequencedMap<String, List<Place>> places) {
    for (String meaning : reader.names()) {
      List<Place> read = reader.texts(meaning, "a place such as input.prompt", Place::parse);
      if (read.isEmpty()) {
        reader.fault(meaning, "a field has at least one place");
      }
      places.put(meaning, read);
    }
  }
}
