package io.openbailian.text;

/// Translates an expression of `java.util.regex` into the syntax of RE2, where the two differ.
final class RegexTranslator {
  private static final String LINE_ENDS = "\\n\\r\\x{85}\\x{2028}\\x{2029}";
  private static final String SPACES = "\\t\\n\\x0B\\f\\r ";
  private static final String SCRIPT = "\\p{Is";
  private static final String NOT_SCRIPT = "\\P{Is";

  private final String regex;
  private final StringBuilder translated = new StringBuilder();
  private boolean dotMatchesAll;
  private int at;

  RegexTranslator(String regex, int flags) {
    this.regex = regex;
    this.dotMatchesAll = (flags & Pattern.DOTALL) != 0;
  }

  String translated() {
    boolean inClass = false;
    while (at < regex.length()) {
      char c = regex.charAt(at);
      if (c == '\\') {
        escape(inClass);
      } else {
        dotMatchesAll |= !inClass && turnsOnDotAll();
        inClass = c == '[' || (inClass && c != ']');
        boolean dot = c == '.' && !inClass && !dotMatchesAll;
        take(dot ? "[^" + LINE_ENDS + "]" : String.valueOf(c), 1);
      }
    }
    return translated.toString();
  }

  /// `(?s)`, `(?is)` and the like, which stand in front of a whole expression.
  private boolean turnsOnDotAll() {
    if (!regex.startsWith("(?", at)) {
      return false;
    }
    int end = at + 2;
    while (end < regex.length() && Character.isLetter(regex.charAt(end))) {
      end++;
    }
    return end < regex.length()
        && regex.charAt(end) == ')'
        && regex.substring(at, end).indexOf('s') > 0;
  }

  private void escape(boolean inClass) {
    if (regex.startsWith(SCRIPT, at)) {
      take("\\p{", SCRIPT.length());
    } else if (regex.startsWith(NOT_SCRIPT, at)) {
      take("\\P{", NOT_SCRIPT.length());
    } else if (regex.startsWith("\\s", at)) {
      take(inClass ? SPACES : "[" + SPACES + "]", 2);
    } else if (regex.startsWith("\\S", at) && !inClass) {
      take("[^" + SPACES + "]", 2);
    } else if (regex.startsWith("\\R", at)) {
      take("(?:\\r\\n|[\\x0B\\f" + LINE_ENDS + "])", 2);
    } else {
      take(regex.substring(at, Math.min(regex.length(), at + 2)), 2);
    }
  }

  private void take(String said, int length) {
    translated.append(said);
    at += length;
  }
}
