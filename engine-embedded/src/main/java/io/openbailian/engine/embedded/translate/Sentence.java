package io.openbailian.engine.embedded.translate;

import java.util.Map;

/// A line of the target language as it grows.
final class Sentence {
  private static final Map<Character, Character> ASCII =
      Map.of('，', ',', '。', '.', '、', ',', '：', ':', '；', ';', '！', '!', '？', '?');
  private static final String NO_SPACE_BEFORE = ",.:;!?)]}%°℃)/-";
  private static final String NO_SPACE_BEHIND = "([{¥$€£#/-";

  private final Language target;
  private final StringBuilder text = new StringBuilder();

  /// Whether the source left room before what comes next.
  private boolean apart;

  Sentence(Language target) {
    this.target = target;
  }

  /// Adds a word or phrase; true, so that it can stand for success.
  boolean word(String word) {
    if (!word.isEmpty()) {
      boolean spaced = !target.unspaced() || bothSpaced(word);
      add(word, spaced && !text.isEmpty() && opensRoom(word));
    }
    return true;
  }

  /// Adds digits, signs and spaces as they are in the source.
  void neutral(String piece) {
    if (piece.isBlank()) {
      apart = true;
    } else {
      String seen = target.unspaced() ? piece : ascii(piece);
      boolean digits = Character.isLetterOrDigit(seen.charAt(0));
      boolean room = digits && !target.unspaced() && afterLetter();
      add(seen, room || (apart && !text.isEmpty() && !target.unspaced() && opensRoom(seen)));
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

  String text() {
    return text.toString().strip();
  }
}
