package io.openbailian.text;

import java.util.ArrayList;
import java.util.List;

/// A text cut at a separator that is taken letter for letter.
public final class Parts {
  private Parts() {}

  /// All parts, empty ones too; one of a text without the separator.
  ///
  /// @param separator not empty
  public static List<String> of(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return List.copyOf(parts);
  }

  /// What stands in front of the first separator; the whole text without one.
  public static String first(String text, String separator) {
    int at = text.indexOf(separator);
    return at < 0 ? text : text.substring(0, at);
  }
}
