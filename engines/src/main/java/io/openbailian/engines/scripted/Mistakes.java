package io.openbailian.engines.scripted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Everything that is wrong with one script, so that all of it is told at once.
final class Mistakes {
  private final List<Mistake> found = new ArrayList<>();

  void add(ScriptPosition place, String sentence) {
    found.add(new Mistake(place, sentence));
  }

  boolean none() {
    return found.isEmpty();
  }

  /// @throws IllegalArgumentException naming every mistake found, line by line, if there is one
  void refuse(String subject) {
    if (!found.isEmpty()) {
      String sentences =
          found.stream()
              .sorted(Comparator.comparingInt(mistake -> mistake.place().line()))
              .map(mistake -> "\n  " + mistake.place().words() + ": " + mistake.sentence())
              .collect(Collectors.joining());
      throw new IllegalArgumentException(subject + " cannot be used:" + sentences);
    }
  }

  private record Mistake(ScriptPosition place, String sentence) {}
}
