package io.openbailian.text.words;

import java.util.Map;

/// A text that grows word by word: says where a space belongs between two words.
public final class SpacedText {
  private static final Map<Character, Character> ASCII =
      Map.of('，', ',', '。', '.', '、', ',', '：', ':', '；', ';', '！', '!', '？', '?');
  private static final String NO_SPACE_BEFORE = ",.:;!?)]}%°℃)/-";
  private static final String NO_SPACE_BEHIND = "([{¥$€£#/-";

  private final boolean spaced;
  private final StringBuilder text = new StringBuilder();

  /// Whether the source left room before what comes next.
  private boolean apart;

  /// @param spaced whether its language puts spaces between words; Chinese does not
  public SpacedText(boolean spaced) {
    this.spaced = spaced;
  }

  /// Adds a word or phrase; true, so that it can stand for success.
  public boolean word(String word) {
    if (!word.isEmpty()) {
      boolean room = spaced || bothSpaced(word);
      add(word, room && !text.isEmpty() && opensRoom(word));
    }
    return true;
  }

  /// Adds digits, signs and spaces as they are in the source.
  public void neutral(String piece) {
    if (piece.isBlank()) {
      apart = true;
    } else {
      String seen = spaced ? ascii(piece) : piece;
      boolean digits = Character.isLetterOrDigit(seen.charAt(0));
      boolean room = digits && spaced && afterLetter();
      add(seen, room || (apart && !text.isEmpty() && spaced && opensRoom(seen)));
    }
  }

  private void add(String piece, boolean room) {
    text.append(room && !endsWithSpace() ? " " : "").append(piece);
    apart = false;
  }

  private boolean afterLetter() {
    return !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
  }

  private boolean endsWithSpace() {
    return !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
  }

  private boolean opensRoom(String next) {
    char last = text.charAt(text.length() - 1);
    return NO_SPACE_BEHIND.indexOf(last) < 0 && NO_SPACE_BEFORE.indexOf(next.charAt(0)) < 0;
  }

  /// Latin words stay apart in Chinese too.
  private boolean bothSpaced(String next) {
    return !text.isEmpty()
        && text.charAt(text.length() - 1) < 0x2E80
        && Character.isLetter(text.charAt(text.length() - 1))
        && next.charAt(0) < 0x2E80
        && Character.isLetter(next.charAt(0));
  }

  private static String ascii(String piece) {
    StringBuilder out = new StringBuilder();
    piece.chars().forEach(c -> out.append(ASCII.getOrDefault((char) c, (char) c)));
    return out.toString();
  }

  public String text() {
    return text.toString().strip();
  }
}
