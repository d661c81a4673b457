package io.openbailian.outbound;

/// Replaces signs in a text, in whichever case they are written.
public final class Signs {
  private Signs() {}

  /// The text with something else in place of a sign.
  public static String replaced(String text, String sign, String other) {
    StringBuilder all = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      if (text.regionMatches(true, at, sign, 0, sign.length())) {
        all.append(other);
        at += sign.length();
      } else {
        all.append(text.charAt(at++));
      }
    }
    return all.toString();
  }
}
