package io.openbailian.tokenizer;

/// Cuts a text into the words that tokens never reach across: letters with one sign or space before
/// them, single digits, runs of signs, and what is left of the spaces.
///
/// The rule is the pattern of the official SDK's tokenizer, `(?i:'s|'t|'re|'ve|'m|'ll|'d)|
/// [^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`, by hand: it
/// looks at each character a fixed number of times.
final class WordCutter {
  /// Words that are longer are cut here, so that the work on one has a bound; no language writes
  /// that long without a space or a mark.
  static final int LONGEST = 1024;

  private final CharSequence text;
  private final int length;

  WordCutter(CharSequence text) {
    this.text = text;
    this.length = text.length();
  }

  /// Where the word that begins there ends.
  ///
  /// @param from less than the length
  int end(int from) {
    int end = endOfRule(from);
    int most = from + LONGEST;
    if (end <= most) {
      return end;
    }
    return Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
  }

  /// Whether text that may still follow cannot change where the word ends.
  boolean isSettled(int from, int end) {
    return end < length && (!isSpace(text.charAt(from)) || spaces(from) < length);
  }

  private int endOfRule(int from) {
    int contraction = contraction(from);
    if (contraction > from) {
      return contraction;
    }
    int first = Character.codePointAt(text, from);
    int second = from + Character.charCount(first);
    if (Character.isLetter(first)) {
      return letters(second);
    }
    if (isNumber(first)) {
      return second;
    }
    boolean another = second < length;
    if (first != '\r' && first != '\n' && another && isLetterAt(second)) {
      return letters(second);
    }
    if (!isSpace(first)) {
      return breaks(signs(from));
    }
    if (first == ' ' && another && isSign(Character.codePointAt(text, second))) {
      return breaks(signs(second));
    }
    return blank(from);
  }

  /// `'s` and its like, in capitals too.
  private int contraction(int from) {
    if (text.charAt(from) != '\'' || from + 1 >= length) {
      return from;
    }
    char first = lower(text.charAt(from + 1));
    if (first == 's' || first == 't' || first == 'm' || first == 'd') {
      return from + 2;
    }
    char second = from + 2 < length ? lower(text.charAt(from + 2)) : ' ';
    boolean two =
        (first == 'r' && second == 'e')
            || (first == 'v' && second == 'e')
            || (first == 'l' && second == 'l');
    return two ? from + 3 : from;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
  }

  private boolean isLetterAt(int at) {
    return Character.isLetter(Character.codePointAt(text, at));
  }

  private int letters(int from) {
    int at = from;
    int most = Math.min(length, from + LONGEST + 1);
    while (at < most && isLetterAt(at)) {
      at += Character.charCount(Character.codePointAt(text, at));
    }
    return at;
  }

  private int signs(int from) {
    int at = from;
    int most = Math.min(length, from + LONGEST + 1);
    while (at < most && isSign(Character.codePointAt(text, at))) {
      at += Character.charCount(Character.codePointAt(text, at));
    }
    return at;
  }

  private int breaks(int from) {
    int at = from;
    while (at < length && isBreak(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int spaces(int from) {
    int at = from;
    int most = Math.min(length, from + LONGEST + 1);
    while (at < most && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// Of a run of spaces all up to its last line break; without one, all but the last, which belongs
  /// to what follows.
  private int blank(int from) {
    int end = spaces(from);
    for (int at = end - 1; at >= from; at--) {
      if (isBreak(text.charAt(at))) {
        return at + 1;
      }
    }
    return end == length || end == from + 1 ? end : end - 1;
  }

  private static boolean isBreak(char c) {
    return c == '\r' || c == '\n';
  }

  private static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isSign(int c) {
    return !isSpace(c) && !Character.isLetter(c) && !isNumber(c);
  }

  private static boolean isNumber(int c) {
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }
}
