package io.openbailian.writer;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a text feels about its subject, by the words it uses.
enum Sentiment {
  GOOD,
  BAD,
  NONE;

  /// A word is turned into its opposite by what stands so near before it.
  private static final int NEAR = 12;

  private static final Map<String, List<String>> WORDS = words();

  private static Map<String, List<String>> words() {
    Map<String, List<String>> words = new HashMap<>();
    for (String line : DataFile.lines("sentiment.txt")) {
      List<String> columns = DataFile.columns(line, "|");
      words.put(columns.getFirst(), DataFile.columns(columns.getLast(), ","));
    }
    return words;
  }

  static Sentiment of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int sum = count(lower, "good") - count(lower, "bad");
    return sum > 0 ? GOOD : sum < 0 ? BAD : NONE;
  }

  /// How often the text has its words, less how often their opposites.
  private static int count(String text, String kind) {
    int sum = 0;
    for (String word : WORDS.getOrDefault(kind, List.of())) {
      for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
        if (isWhole(text, word, at)) {
          sum += isTurned(text, at) ? -1 : 1;
        }
      }
    }
    return sum;
  }

  private static boolean isWhole(String text, String word, int at) {
    boolean letters = !Character.isIdeographic(word.codePointAt(0));
    int end = at + word.length();
    boolean begins = at == 0 || !Character.isLetter(text.charAt(at - 1));
    boolean ends = end == text.length() || !Character.isLetter(text.charAt(end));
    return !letters || (begins && ends);
  }

  private static boolean isTurned(String text, int at) {
    String before = text.substring(Math.max(0, at - NEAR), at);
    return WORDS.getOrDefault("not", List.of()).stream()
        .anyMatch(word ->
            Character.isIdeographic(word.codePointAt(0))
                ? before.endsWith(word)
                    || before.endsWith(word + "太")
                    || before.endsWith(word + "是很")
                : before.contains(word + " "));
  }

  /// The option that has a name of it; of good and bad without a sign, neither.
  Optional<String> among(List<String> options) {
    return options.stream()
        .filter(option -> names().contains(option.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /// What people call it who ask for it.
  private List<String> names() {
    return WORDS.getOrDefault("called " + name().toLowerCase(Locale.ROOT), List.of());
  }
}
