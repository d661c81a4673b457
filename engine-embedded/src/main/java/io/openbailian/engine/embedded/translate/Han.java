package io.openbailian.engine.embedded.translate;

/// Questions about Chinese characters.
final class Han {
  private Han() {}

  static boolean is(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }

  static boolean in(String text) {
    return text.codePoints().anyMatch(Han::is);
  }
}
