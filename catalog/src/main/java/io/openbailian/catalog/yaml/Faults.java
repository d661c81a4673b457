package io.openbailian.catalog.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Collects faults in the order they are found, each one once: what stands in a family is read
/// again for every model of it.
public final class Faults {
  private final SequencedSet<Fault> found = new LinkedHashSet<>();

  public void add(Spot spot, String sentence) {
    found.add(new Fault(spot, sentence));
  }

  public List<Fault> all() {
    return List.copyOf(found);
  }
}
