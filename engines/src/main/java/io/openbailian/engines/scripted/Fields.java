package io.openbailian.engines.scripted;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The entries of one mapping, of which only known ones are allowed.
final class Fields {
  private final Map<String, Part> entries;

  /// The entries of the part; a part that is no mapping, and every entry not known, is a mistake.
  ///
  /// @param what names the mapping in a sentence, for example `a rule`
  Fields(String what, Part part, List<String> known, Mistakes mistakes) {
    this.entries = part instanceof Part.Block block ? block.entries() : Map.of();
    if (!(part instanceof Part.Block)) {
      mistakes.add(part.place(), "%s is a mapping of %s".formatted(what, listed(known)));
    }
    entries.forEach((key, value) -> {
      if (!known.contains(key)) {
        mistakes.add(value.place(), "%s has no `%s`, only %s".formatted(what, key, listed(known)));
      }
    });
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  Optional<Part> part(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /// What the reader makes of the entry; nothing when it is absent, or wrong.
  <T> Optional<T> read(String key, Function<Part, Optional<T>> reader) {
    return part(key).flatMap(reader);
  }

  private static String listed(List<String> known) {
    return String.join(", ", known);
  }
}
