package io.openbailian.catalog.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Collects faults in the order they are found, each one once: what stands in a family is read
/// again for every model of it.
public final class YamlFaults {
  private final SequencedSet<YamlFault> found = new LinkedHashSet<>();

  public void add(Spot spot, String sentence) {
    found.add(new YamlFault(spot, sentence));
  }

  public List<YamlFault> all() {
    return List.copyOf(found);
  }
}
