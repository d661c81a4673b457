package io.openbailian.server.ledger;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What is said of models by their names, or by beginnings of them with a star: the longest counts.
record ModelTable<T>(Map<String, T> entries) {
  private static final String REST = "*";

  ModelTable {
    entries = Map.copyOf(entries);
  }

  /// What is said of a model.
  ///
  /// @param fits whether an entry is about it at all
  Optional<T> find(String model, Predicate<T> fits) {
    return entries.entrySet().stream()
        .filter(entry -> matches(entry.getKey(), model) && fits.test(entry.getValue()))
        .max(Comparator.comparingInt(entry -> weight(entry.getKey())))
        .map(Map.Entry::getValue);
  }

  private static boolean matches(String pattern, String model) {
    return pattern.endsWith(REST)
        ? model.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(model);
  }

  /// A whole name weighs more than a beginning of the same length.
  private static int weight(String pattern) {
    return pattern.endsWith(REST) ? 2 * pattern.length() - 2 : 2 * pattern.length() + 1;
  }
}
