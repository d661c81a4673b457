package io.openbailian.server.http;

/// An estimate of how many tokens a text has, without the vocabulary of any model: one for each Han
/// character and each punctuation mark, one for every four letters or digits of a word.
final class TokenEstimate {
  private static final int LETTERS_PER_TOKEN = 4;

  private TokenEstimate() {}

  static int of(String text) {
    int tokens = 0;
    int letters = 0;
    for (int c : text.codePoints().toArray()) {
      boolean letter = Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
      if (letter) {
        letters++;
      } else {
        tokens += Math.ceilDiv(letters, LETTERS_PER_TOKEN) + (Character.isWhitespace(c) ? 0 : 1);
        letters = 0;
      }
    }
    return tokens + Math.ceilDiv(letters, LETTERS_PER_TOKEN);
  }
}
