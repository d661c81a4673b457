package io.openbailian.writer;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Values that look like what their names say, for what nobody has said: an age is 28, not 0.
final class Plausible {
  private static final Map<String, String> NUMBERS = new HashMap<>();
  private static final Map<String, Word> WORDS = new HashMap<>();

  /// In either language.
  private record Word(String chinese, String english) {}

  static {
    for (String line : DataFile.lines("plausible.txt")) {
      List<String> columns = DataFile.columns(line, "|");
      for (String name : DataFile.columns(columns.getFirst(), ",")) {
        if (columns.size() == 2) {
          NUMBERS.put(name, columns.get(1));
        } else {
          WORDS.put(name, new Word(columns.get(1), columns.get(2)));
        }
      }
    }
  }

  private Plausible() {}

  static boolean isNumber(String name) {
    return number(name).isPresent();
  }

  static Optional<BigDecimal> number(String name) {
    return Optional.ofNullable(NUMBERS.get(key(name, NUMBERS))).map(BigDecimal::new);
  }

  static Optional<String> word(String name, Tongue tongue) {
    return Optional.ofNullable(WORDS.get(key(name, WORDS)))
        .map(word -> tongue.say(word.chinese(), word.english()));
  }

  /// `first_name` and `firstName` alike, and the last word where all of them say nothing.
  private static String key(String name, Map<String, ?> known) {
    StringBuilder plain = new StringBuilder();
    int lastWord = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' || c == '-' || c == ' ' || (Character.isUpperCase(c) && i > 0)) {
        lastWord = plain.length();
      }
      if (Character.isLetterOrDigit(c)) {
        plain.append(c);
      }
    }
    String whole = plain.toString().toLowerCase(Locale.ROOT);
    return known.containsKey(whole) ? whole : whole.substring(lastWord);
  }
}
