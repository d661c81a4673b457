package io.openbailian.text;

/// Takes characters off the end of a text, and puts a stand-in for those that are not welcome.
public final class Trim {
  private Trim() {}

  /// The text without so many of one character at its end as there are.
  public static String trailing(String text, char c) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == c) {
      end--;
    }
    return text.substring(0, end);
  }

  /// As the name of a file: everything but ASCII letters, digits, dots, lines and dashes is
  /// replaced.
  public static String fileName(String text, char instead) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
      name.append(plain ? c : instead);
    }
    return name.toString();
  }

  /// Whether a text is ASCII digits, and how many at most.
  public static boolean isDigits(String text, int most) {
    return !text.isEmpty()
        && text.length() <= most
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
