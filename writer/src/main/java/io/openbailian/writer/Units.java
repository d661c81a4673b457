package io.openbailian.writer;

import io.openbailian.text.Pattern;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Units by their names, with what they are of one another.
final class Units {

  /// @param factor how many of the dimension's base unit one of it is
  record Unit(String name, String dimension, BigDecimal factor) {}

  private static final Map<String, Unit> BY_NAME = read();

  /// All names, the longest first, as a piece of a regular expression.
  static final String NAMES =
      BY_NAME.keySet().stream()
          .sorted(Comparator.comparingInt(String::length).reversed())
          .map(Units::quoted)
          .collect(Collectors.joining("|", "(?:", ")"));

  private Units() {}

  /// Latin names are whole words.
  private static String quoted(String name) {
    return Pattern.quote(name) + (Character.isIdeographic(name.codePointAt(0)) ? "" : "\\b");
  }

  static Optional<Unit> of(String name) {
    Unit exact = BY_NAME.get(name);
    return Optional.ofNullable(exact == null ? BY_NAME.get(name.toLowerCase(Locale.ROOT)) : exact);
  }

  private static Map<String, Unit> read() {
    Map<String, Unit> units = new LinkedHashMap<>();
    for (String line : DataFile.lines("units.txt")) {
      List<String> columns = DataFile.columns(line, "|");
      for (String name : DataFile.columns(columns.get(2), ",")) {
        units.put(name, new Unit(name, columns.get(0), new BigDecimal(columns.get(1))));
      }
    }
    return Map.copyOf(units);
  }
}
