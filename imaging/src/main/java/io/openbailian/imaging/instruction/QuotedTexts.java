package io.openbailian.imaging.instruction;

import io.openbailian.text.Pattern;
import io.openbailian.text.words.Quotation;
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

  static QuotedTexts taken(String text) {
    List<Quotation> quoted =
        Quotation.in(text, at -> !isInWord(text, at)).stream().limit(MOST).toList();
    StringBuilder rest = new StringBuilder();
    int copied = 0;
    for (int i = 0; i < quoted.size(); i++) {
      rest.append(text, copied, quoted.get(i).start()).append((char) (MARK + i));
      copied = quoted.get(i).end();
    }
    rest.append(text, copied, text.length());
    return new QuotedTexts(rest.toString(), quoted.stream().map(Quotation::text).toList());
  }

  /// An apostrophe within a word opens no quotation.
  private static boolean isInWord(String text, int at) {
    return at > 0 && Character.isLetter(text.codePointBefore(at));
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
