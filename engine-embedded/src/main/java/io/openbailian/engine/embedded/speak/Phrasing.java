package io.openbailian.engine.embedded.speak;

import java.util.ArrayList;
import java.util.List;

/// Divides what is to be said into sentences, and these into phrases: at marks, and where the
/// language changes.
final class Phrasing {
  private static final int LONGEST = 120;

  /// What is longer is no word, and is said in pieces.
  private static final int LONGEST_WORD = 400;

  private static final int AT_COMMA = 180;
  private static final int AT_LIST = 100;
  private static final int AT_COLON = 250;
  private static final int AT_END = 350;
  private static final int BETWEEN_LANGUAGES = 40;

  private final SpokenLanguage usual;
  private final List<SpokenSentence> sentences = new ArrayList<>();
  private final List<Phrase> phrases = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private SpokenLanguage language;
  private boolean known;

  private Phrasing(SpokenLanguage usual) {
    this.usual = usual;
    this.language = usual;
  }

  /// @param usual of what is neither Chinese nor English, such as a number alone
  static List<SpokenSentence> of(List<Piece> pieces, SpokenLanguage usual) {
    Phrasing phrasing = new Phrasing(usual);
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Words(String text) -> phrasing.read(text);
        case Piece.Silence(int millis) -> phrasing.rest(millis);
      }
    }
    phrasing.end(AT_END, true);
    return phrasing.sentences;
  }

  private void read(String text) {
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int before = i == 0 ? ' ' : points[i - 1];
      int after = i + 1 == points.length ? ' ' : points[i + 1];
      take(points[i], before, after);
    }
  }

  private void take(int point, int before, int after) {
    if (Character.isLetter(point)) {
      turnTo(isHan(point) ? SpokenLanguage.CHINESE : SpokenLanguage.ENGLISH);
    }
    current.appendCodePoint(point);
    int pause = pause(point, before, after);
    if (pause > 0) {
      boolean closes = pause == AT_END && !isCloser(after);
      end(pause, closes);
    } else if ((current.length() >= LONGEST && (isHan(point) || Character.isWhitespace(point)))
        || current.length() >= LONGEST_WORD) {
      end(0, false);
    }
  }

  /// How long the pause at a mark is; 0 where there is none.
  private static int pause(int point, int before, int after) {
    boolean inNumber = Character.isDigit(before) && Character.isDigit(after);
    return switch (point) {
      case '。', '！', '？', '!', '?', '…', '\n' -> isMark(after) ? 0 : AT_END;
      case '.' -> Character.isWhitespace(after) ? AT_END : 0;
      case '；', ';', '：' -> AT_COLON;
      case ':' -> inNumber ? 0 : AT_COLON;
      case '，', '—' -> AT_COMMA;
      case ',' -> inNumber ? 0 : AT_COMMA;
      case '、' -> AT_LIST;
      default -> 0;
    };
  }

  private static boolean isMark(int point) {
    return "。！？!?…\n".indexOf(point) >= 0;
  }

  private static boolean isCloser(int point) {
    return "”’」』）)\"'".indexOf(point) >= 0;
  }

  private static boolean isHan(int point) {
    return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
  }

  private void turnTo(SpokenLanguage next) {
    if (known && next != language && !current.toString().isBlank()) {
      end(BETWEEN_LANGUAGES, false);
    }
    language = next;
    known = true;
  }

  private void rest(int millis) {
    end(0, false);
    if (phrases.isEmpty()) {
      phrases.add(new Phrase("", language, 0, millis));
    } else {
      phrases.set(phrases.size() - 1, phrases.getLast().resting(millis));
    }
  }

  private void end(int pause, boolean sentence) {
    if (!current.isEmpty()) {
      phrases.add(new Phrase(current.toString(), known ? language : usual, pause, 0));
      current.setLength(0);
    }
    if (sentence && !phrases.isEmpty()) {
      sentences.add(new SpokenSentence(phrases));
      phrases.clear();
      known = false;
    }
  }
}
