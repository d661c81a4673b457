package io.openbailian.cli.batch;

import java.util.HashMap;
import java.util.Map;

/// Names entries by what they ask for, and equal ones by their number among themselves.
final class Identities {
  private final Map<String, Integer> seen = new HashMap<>();

  String next(String hash) {
    return hash + "-" + seen.merge(hash, 1, Integer::sum);
  }
}
