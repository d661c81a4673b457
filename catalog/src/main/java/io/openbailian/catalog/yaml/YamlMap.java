package io.openbailian.catalog.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A mapping in the order it is written.
public record YamlMap(SequencedMap<String, YamlNode> entries, Spot spot) implements YamlNode {
  public YamlMap {
    entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
  }

  /// The value of a key; null when the key is not there.
  public @Nullable YamlNode get(String key) {
    return entries.get(key);
  }

  /// This mapping without one key.
  public YamlMap without(String key) {
    SequencedMap<String, YamlNode> rest = new LinkedHashMap<>(entries);
    rest.remove(key);
    return new YamlMap(rest, spot);
  }

  /// This mapping changed by another: mappings are patched in turn, anything else is replaced, and
  /// null takes a key away.
  public YamlMap patchedBy(YamlMap patch) {
    SequencedMap<String, YamlNode> patched = new LinkedHashMap<>(entries);
    for (Map.Entry<String, YamlNode> change : patch.entries.entrySet()) {
      if (change.getValue() instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.NULL) {
        patched.remove(change.getKey());
      } else {
        patched.merge(change.getKey(), change.getValue(), YamlMap::patched);
      }
    }
    return new YamlMap(patched, spot);
  }

  private static YamlNode patched(YamlNode before, YamlNode change) {
    return before instanceof YamlMap map && change instanceof YamlMap patch
        ? map.patchedBy(patch)
        : change;
  }
}
