package io.openbailian.cli.verbs;

import java.util.ArrayList;
import java.util.List;

/// What a look at something found, line by line.
final class Diagnosis {
  private final List<String> lines = new ArrayList<>();
  private boolean healthy = true;

  void good(String what, String finding) {
    lines.add("ok    %s: %s".formatted(what, finding));
  }

  /// Something that may be meant so.
  void odd(String what, String finding) {
    lines.add("note  %s: %s".formatted(what, finding));
  }

  /// Something that keeps calls from working.
  void bad(String what, String finding) {
    lines.add("BAD   %s: %s".formatted(what, finding));
    healthy = false;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  boolean healthy() {
    return healthy;
  }
}
