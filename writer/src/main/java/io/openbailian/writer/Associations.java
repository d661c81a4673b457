package io.openbailian.writer;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a question is about although it does not say so: who asks for a coat asks for the weather.
final class Associations {
  private static final List<Entry> ALL =
      DataFile.lines("associations.txt").stream()
          .map(line -> DataFile.columns(line, "|"))
          .map(columns ->
              new Entry(
                  DataFile.columns(columns.getFirst(), ","),
                  DataFile.columns(columns.getLast(), ",")))
          .toList();

  private Associations() {}

  /// @param means words of tools
  /// @param said words of questions
  private record Entry(List<String> means, List<String> said) {}

  /// The words of tools that a question makes one think of.
  static Set<String> of(String text) {
    String lower = " " + text.toLowerCase(Locale.ROOT) + " ";
    Set<String> words = new HashSet<>();
    for (Entry entry : ALL) {
      if (entry.said().stream().anyMatch(word -> has(lower, word))) {
        words.addAll(entry.means());
      }
    }
    return words;
  }

  /// A word of letters stands alone; one of Han characters need not.
  private static boolean has(String text, String word) {
    int at = text.indexOf(word);
    if (at < 0 || Character.isIdeographic(word.codePointAt(0))) {
      return at >= 0;
    }
    return !Character.isLetter(text.charAt(at - 1))
        && !Character.isLetter(text.charAt(at + word.length()));
  }
}
