package io.openbailian.server.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps what a label may be within bounds, whatever callers and configurations think of: the first
/// so many are themselves, those after them share one name.
final class Names {
  static final String OTHER = "other";

  private final int most;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  Names(int most) {
    this.most = most;
  }

  String of(String name) {
    if (known.contains(name)) {
      return name;
    }
    return known.size() < most && known.add(name) ? name : OTHER;
  }
}
