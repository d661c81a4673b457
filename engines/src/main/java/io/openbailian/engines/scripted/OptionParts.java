package io.openbailian.engines.scripted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns settings that somebody else has read (maps, lists and values) into parts that know their
/// path, for example `rules[1].after`.
final class OptionParts {
  private OptionParts() {}

  static Part part(String place, @Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> new Part.Block(ScriptPosition.path(place), entries(place, map));
      case List<?> list -> new Part.Sequence(ScriptPosition.path(place), parts(place, list));
      case null -> new Part.Text(ScriptPosition.path(place), "");
      case Object scalar -> new Part.Text(ScriptPosition.path(place), scalar.toString());
    };
  }

  private static Map<String, Part> entries(String place, Map<?, ?> map) {
    Map<String, Part> entries = new LinkedHashMap<>();
    map.forEach((key, value) -> entries.put(String.valueOf(key), part(below(place, key), value)));
    return entries;
  }

  private static String below(String place, Object key) {
    return place.isEmpty() ? String.valueOf(key) : place + "." + key;
  }

  private static List<Part> parts(String place, List<?> list) {
    return IntStream.range(0, list.size())
        .mapToObj(i -> part("%s[%d]".formatted(place, i), list.get(i)))
        .toList();
  }
}
