package io.openbailian.illustrator.letters;

import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import java.util.ArrayList;
import java.util.List;

/// A text cut into what a line may not be broken within: a word, or one character with the
/// punctuation that belongs to it.
final class LinePieces {
  private static final String NEVER_FIRST = "，。！？、；：”’」』》）】〉…,.!?;:)]}%";
  private static final String NEVER_LAST = "“‘「『《（【〈([{";

  /// A word longer than this is broken like Han.
  private static final int LONGEST_WORD = 28;

  private LinePieces() {}

  /// @param wide in ems; negative for the end of a paragraph
  record Piece(String text, double wide) {
    static final Piece BREAK = new Piece("", -1);

    boolean breaks() {
      return wide < 0;
    }
  }

  static List<Piece> of(String text, Face face) {
    List<Piece> pieces = new ArrayList<>();
    for (String paragraph : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      if (!pieces.isEmpty()) {
        pieces.add(Piece.BREAK);
      }
      words(paragraph).forEach(word -> pieces.add(measured(word, face)));
    }
    return pieces;
  }

  static Piece measured(String text, Face face) {
    return new Piece(text, Line.of(text, face).width());
  }

  private static List<String> words(String paragraph) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int before = ' ';
    for (int c : paragraph.codePoints().toArray()) {
      if (!word.isEmpty() && mayBreak(before, c, word.length())) {
        words.add(word.toString());
        word.setLength(0);
      }
      word.appendCodePoint(c);
      before = c;
    }
    words.add(word.toString());
    return words;
  }

  private static boolean mayBreak(int before, int c, int length) {
    if (NEVER_FIRST.indexOf(c) >= 0 || NEVER_LAST.indexOf(before) >= 0) {
      return length >= LONGEST_WORD;
    }
    boolean spaced = Character.isWhitespace(before) && !Character.isWhitespace(c);
    return spaced || han(before) || han(c) || length >= LONGEST_WORD;
  }

  private static boolean han(int c) {
    return c >= 0x2E80;
  }
}
