package io.openbailian.engine.embedded.translate;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What one line says, by the readings of it in several languages.
///
/// Each language reads alone: asked together, Tesseract takes Chinese for Latin letters.
final class Readings {
  /// Tesseract gives right Chinese characters as little as 0 where its own words know them not, so
  /// a line may be right at 40.
  private static final double LEAST_OF_HAN = 40;

  private static final double LEAST = 60;
  private static final double SURE = 80;
  private static final String STROKES = "一丨丶丿亅乙二三川lIiJj";

  private Readings() {}

  /// The line as its surest reading has it, with numbers and Latin words from readings surer of
  /// them; empty when it is hardly text.
  static Optional<String> best(List<List<ReadWord>> readings) {
    return readings.stream()
        .filter(words -> !words.isEmpty())
        .max(Comparator.comparingDouble(Readings::confidence))
        .map(words -> mended(words, readings))
        .filter(Readings::convincing)
        .map(Readings::text);
  }

  /// The mean confidence of the characters, 0 to 100; 0 for no words.
  static double confidence(List<ReadWord> words) {
    double sum = words.stream().mapToDouble(word -> word.confidence() * word.length()).sum();
    return sum / Math.max(1, words.stream().mapToInt(ReadWord::length).sum());
  }

  private static boolean convincing(List<ReadWord> words) {
    long telling = text(words).codePoints().filter(Readings::telling).count();
    boolean han = words.stream().anyMatch(word -> Han.in(word.text()));
    double least = han ? LEAST_OF_HAN : LEAST;
    return telling > 0 && confidence(words) >= (telling == 1 ? SURE : least);
  }

  /// Rules, edges and grain of wood are read as strokes; a line of nothing else is no text.
  private static boolean telling(int codePoint) {
    return Character.isLetterOrDigit(codePoint) && STROKES.indexOf(codePoint) < 0;
  }

  /// Chinese data takes ¥ for a character and Latin words for others; a surer reading of the same
  /// place corrects it.
  private static List<ReadWord> mended(List<ReadWord> words, List<List<ReadWord>> readings) {
    if (words.stream().noneMatch(word -> Han.in(word.text()))) {
      return words;
    }
    List<ReadWord> out = new ArrayList<>(words);
    readings.stream()
        .filter(reading -> !reading.equals(words))
        .flatMap(List::stream)
        .filter(word -> word.confidence() >= SURE && telling(word.text()))
        .forEach(word -> replace(out, word));
    out.sort(Comparator.comparingInt(word -> word.box().x));
    return out;
  }

  private static boolean telling(String text) {
    boolean digits = text.codePoints().anyMatch(Character::isDigit);
    return !Han.in(text) && (digits || text.length() >= 3);
  }

  private static void replace(List<ReadWord> words, ReadWord surer) {
    List<ReadWord> covered =
        words.stream().filter(word -> inside(word.box(), surer.box())).toList();
    if (!covered.isEmpty() && confidence(covered) < surer.confidence()) {
      words.removeAll(covered);
      words.add(surer);
    }
  }

  private static boolean inside(Rectangle box, Rectangle other) {
    int common = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
    return common > 0.6 * box.width;
  }

  private static String text(List<ReadWord> words) {
    StringBuilder text = new StringBuilder();
    for (ReadWord word : words) {
      boolean apart =
          !text.isEmpty()
              && !(Han.is(text.codePointBefore(text.length()))
                  && Han.is(word.text().codePointAt(0)));
      text.append(apart ? " " : "").append(word.text());
    }
    return text.toString();
  }
}
