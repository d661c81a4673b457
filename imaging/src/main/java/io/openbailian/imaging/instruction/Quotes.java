package io.openbailian.imaging.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands in quotation marks is text for the picture, not words of the instruction: it is
/// taken out before reading, and a mark left in its place.
///
/// @param rest the instruction with a mark for each quotation
/// @param texts what was quoted, in order
record Quotes(String rest, List<String> texts) {
  private static final char MARK = '\uE000';
  private static final Pattern QUOTED =
      Pattern.compile(
          "“([^”]*)”|\"([^\"]*)\"|‘([^’]*)’|「([^」]*)」|『([^』]*)』|《([^》]*)》|(?<!\\p{L})'([^']*)'");

  static Quotes taken(String text) {
    List<String> texts = new ArrayList<>();
    Matcher matcher = QUOTED.matcher(text);
    StringBuilder rest = new StringBuilder();
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          texts.add(matcher.group(group));
        }
      }
      matcher.appendReplacement(rest, String.valueOf((char) (MARK + texts.size() - 1)));
    }
    matcher.appendTail(rest);
    return new Quotes(rest.toString(), List.copyOf(texts));
  }

  /// The texts quoted in a clause.
  List<String> in(String clause) {
    return clause
        .chars()
        .filter(c -> c >= MARK && c < MARK + texts.size())
        .mapToObj(c -> texts.get(c - MARK))
        .toList();
  }

  /// The clause as it was written.
  String restored(String clause) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < clause.length(); i++) {
      char c = clause.charAt(i);
      boolean mark = c >= MARK && c < MARK + texts.size();
      out.append(mark ? "“" + texts.get(c - MARK) + "”" : String.valueOf(c));
    }
    return out.toString();
  }

  /// The clause without marks.
  static String without(String clause) {
    return clause.replaceAll("[\uE000-\uE0FF]", "");
  }
}
