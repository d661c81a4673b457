package io.openbailian.server.admission;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The regions that one server stands for, each with keys of its own.
public final class Regions {
  private final Map<String, KeyRing> rings = new ConcurrentHashMap<>();

  /// The keys of a region.
  void add(String region, KeyRing ring) {
    rings.put(region, ring);
  }

  /// Where a key belongs that is not of this region, a sentence for whoever holds it; empty for one
  /// that no region knows.
  Optional<String> elsewhere(String here, String key) {
    return rings.entrySet().stream()
        .filter(region -> !region.getKey().equals(here) && region.getValue().isOwn(key))
        .findFirst()
        .map(region ->
            "this key belongs to the region %s, and this is %s: send it to the address of %s, or take a key of %s"
                .formatted(region.getKey(), here, region.getKey(), here));
  }
}
