package io.openbailian.engine.embedded.translate;

/// Where words of spaced scripts begin and end; Chinese characters are words of their own.
final class Words {
  private Words() {}

  /// Whether the part of the text does not begin or end inside a word.
  static boolean whole(String text, int start, int end) {
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
