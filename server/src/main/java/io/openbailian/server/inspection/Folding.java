package io.openbailian.server.inspection;

import java.text.Normalizer;
import java.util.Locale;

/// What makes no difference to whoever reads a text makes none here: width, case, marks above and
/// below letters, and characters that cannot be seen.
final class Folding {
  private static final int ASCII = 128;

  private Folding() {}

  /// The letters and digits that a character stands for, in lower case; a space where it separates
  /// words, and nothing where it cannot be seen.
  static String of(int codePoint) {
    if (codePoint < ASCII) {
      return Character.isLetterOrDigit(codePoint)
          ? String.valueOf((char) Character.toLowerCase(codePoint))
          : " ";
    }
    StringBuilder folded = new StringBuilder();
    Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
        .codePoints()
        .forEach(part -> fold(part, folded));
    return folded.toString();
  }

  private static void fold(int part, StringBuilder folded) {
    switch (Character.getType(part)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.CONTROL,
          Character.MODIFIER_SYMBOL -> {}
      default ->
          folded.append(
              Character.isLetterOrDigit(part)
                  ? Character.toString(part).toLowerCase(Locale.ROOT)
                  : " ");
    }
  }

  /// A whole text, with one space between its words.
  static String words(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints().mapToObj(Folding::of).forEach(folded::append);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      boolean doubled = c == ' ' && (words.isEmpty() || words.charAt(words.length() - 1) == ' ');
      if (!doubled) {
        words.append(c);
      }
    }
    return words.toString().strip();
  }
}
