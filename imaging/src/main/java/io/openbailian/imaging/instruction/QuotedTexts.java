package io.openbailian.imaging.instruction;

import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.List;

/// What stands in quotation marks is text for the picture, not words of the instruction: it is
/// taken out before reading, and a mark left in its place.
///
/// @param rest the instruction with a mark for each quotation
/// @param texts what was quoted, in order
record QuotedTexts(String rest, List<String> texts) {
  private static final char MARK = '\uE000';
  private static final int MOST = 256;
  private static final Pattern MARKS = Pattern.compile("[\uE000-\uE0FF]");
  private static final String OPENING = "“\"‘「『《'";
  private static final String CLOSING = "”\"’」』》'";

  static QuotedTexts taken(String text) {
    List<String> texts = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    boolean[] unclosed = new boolean[OPENING.length()];
    int at = 0;
    while (at < text.length()) {
      int kind = texts.size() < MOST ? opening(text, at) : -1;
      int end = kind < 0 || unclosed[kind] ? -1 : text.indexOf(CLOSING.charAt(kind), at + 1);
      if (end > 0) {
        texts.add(text.substring(at + 1, end));
        rest.append((char) (MARK + texts.size() - 1));
        at = end + 1;
      } else {
        if (kind >= 0) {
          unclosed[kind] = true; // nothing closes there any more: it is not looked for again
        }
        rest.append(text.charAt(at++));
      }
    }
    return new QuotedTexts(rest.toString(), List.copyOf(texts));
  }

  /// Which kind of quotation opens there; -1 when none does. An apostrophe within a word opens
  /// none.
  private static int opening(String text, int at) {
    int kind = OPENING.indexOf(text.charAt(at));
    boolean inWord =
        text.charAt(at) == '\'' && at > 0 && Character.isLetter(text.codePointBefore(at));
    return inWord ? -1 : kind;
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
    return MARKS.matcher(clause).replaceAll("");
  }
}
