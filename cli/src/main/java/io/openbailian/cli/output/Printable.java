package io.openbailian.cli.output;

import java.util.stream.Collectors;

/// Text from elsewhere as a terminal may see it: what a terminal would obey instead of showing it
/// (colours, jumps, line breaks, marks that turn the direction of writing) is spelled out.
public final class Printable {
  private Printable() {}

  /// The text on one line.
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(character -> append(shown, character));
    return shown.toString();
  }

  /// The text on as many lines as it has, all but the first indented: none of them can pass for a
  /// line of this program's own.
  public static String lines(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(Printable::of)
        .collect(Collectors.joining("\n  "));
  }

  private static void append(StringBuilder shown, int character) {
    if (obeyed(character)) {
      shown.append(
          character > 0xffff ? "\\U%08x".formatted(character) : "\\u%04x".formatted(character));
    } else {
      shown.appendCodePoint(character);
    }
  }

  private static boolean obeyed(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
