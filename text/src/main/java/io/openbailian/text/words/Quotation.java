package io.openbailian.text.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// What a text has in quotation marks: “…”, "…", ‘…’, 「…」, 『…』, 《…》 or '…'.
///
/// @param text without the marks
/// @param start where the opening mark is
/// @param end behind the closing mark
public record Quotation(String text, int start, int end) {
  private static final String OPENING = "“\"‘「『《'";
  private static final String CLOSING = "”\"’」』》'";

  /// The quotations of a text, in order; none is inside another.
  ///
  /// @param apostropheOpens whether the plain apostrophe at a place opens a quotation, which only
  ///   the words before it can tell
  public static List<Quotation> in(String text, IntPredicate apostropheOpens) {
    List<Quotation> found = new ArrayList<>();
    ClosingMarks closing = new ClosingMarks(text);
    for (int at = 0; at < text.length(); at++) {
      int kind = OPENING.indexOf(text.charAt(at));
      boolean opens = kind >= 0 && (text.charAt(at) != '\'' || apostropheOpens.test(at));
      int end = opens ? closing.next(kind, at + 1) : -1;
      if (end > 0) {
        found.add(new Quotation(text.substring(at + 1, end), at, end + 1));
        at = end;
      }
    }
    return found;
  }

  /// Where quotations close, each place looked for once however many open: marks that are never
  /// closed would have the whole text searched again and again.
  private static final class ClosingMarks {
    private final String text;
    private final int[] found = new int[CLOSING.length()];

    ClosingMarks(String text) {
      this.text = text;
    }

    /// The first closing mark of a kind from a place on; -1 when there is none. Places only grow.
    int next(int kind, int from) {
      if (found[kind] >= 0 && found[kind] < from) {
        int at = text.indexOf(CLOSING.charAt(kind), from);
        while (at >= 0 && CLOSING.charAt(kind) == '\'' && isWithinWord(at)) {
          at = text.indexOf('\'', at + 1);
        }
        found[kind] = at;
      }
      return found[kind];
    }

    /// An apostrophe with a letter behind it closes nothing, but for Chinese: there every character
    /// is a word.
    private boolean isWithinWord(int at) {
      return at + 1 < text.length()
          && Character.isLetter(text.charAt(at + 1))
          && !Character.isIdeographic(text.codePointAt(at + 1));
    }
  }
}
