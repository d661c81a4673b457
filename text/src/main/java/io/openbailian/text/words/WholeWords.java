package io.openbailian.text.words;

/// Where words of spaced scripts begin and end; Chinese characters are words of their own.
public final class WholeWords {
  private WholeWords() {}

  /// Whether the part of the text does not begin or end inside a word.
  public static boolean is(String text, int start, int end) {
    return !inside(text, start) && !inside(text, end);
  }

  private static boolean inside(String text, int at) {
    return at > 0
        && at < text.length()
        && spaced(text.codePointBefore(at))
        && spaced(text.codePointAt(at));
  }

  private static boolean spaced(int codePoint) {
    return Character.isLetter(codePoint) && !Character.isIdeographic(codePoint);
  }
}
