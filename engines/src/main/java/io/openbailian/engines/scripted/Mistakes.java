package io.openbailian.engines.scripted;

import java.util.ArrayList;
import java.util.List;

/// Everything that is wrong with one script, so that all of it is told at once.
final class Mistakes {
  private final List<String> found = new ArrayList<>();

  void add(String place, String sentence) {
    found.add(place + ": " + sentence);
  }

  /// @throws IllegalArgumentException naming every mistake found, if there is one
  void refuse(String subject) {
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s cannot be used:\n  %s".formatted(subject, String.join("\n  ", found)));
    }
  }
}
