package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Lettering;
import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Text in a picture: broken into lines and sized so that it fills its box and never leaves it.
final class Letters {
  private static final double LEADING = 1.3;
  private static final int MOST_LINES = 24;
  private static final double LARGEST_EM = 0.15;

  private Letters() {}

  /// Writes every lettering that has a place of its own.
  static void draw(Canvas canvas) {
    for (Lettering.Where where : Lettering.Where.values()) {
      List<String> texts =
          canvas.scene.letterings().stream()
              .filter(lettering -> lettering.place() == where)
              .map(Lettering::text)
              .toList();
      if (!texts.isEmpty()) {
        switch (where) {
          case TOP -> block(canvas, texts, 0.06);
          case MIDDLE -> block(canvas, texts, 0.36);
          case BOTTOM -> block(canvas, texts, 0.7);
          case SIGN, SCROLLS -> {}
        }
      }
    }
  }

  private static void block(Canvas canvas, List<String> texts, double top) {
    double x = canvas.width * 0.08;
    double y = canvas.height * top;
    double wide = canvas.width * 0.84;
    double tall = canvas.height * 0.24;
    Face face = canvas.scene.chinese() ? Face.SERIF_BOLD : Face.SANS_BOLD;
    List<String> lines = lines(String.join("\n", texts), wide / tall, face);
    List<Line> set = lines.stream().map(line -> Line.of(line, face)).toList();
    double widest = set.stream().mapToDouble(Letters::extent).max().orElse(0);
    if (widest == 0) {
      return;
    }
    double em =
        Math.min(LARGEST_EM * canvas.unit, Math.min(wide / widest, tall / (LEADING * set.size())));
    boolean bright = brightness(canvas, x, y, wide, em * LEADING * set.size()) > 0.56;
    int ink = bright ? Rgb.mix(canvas.palette.near(), 0x14181F, 0.75) : 0xFFFBF0;
    int rim = bright ? 0xFFFBF0 : Rgb.mix(canvas.palette.zenith(), 0x10131C, 0.75);
    for (int i = 0; i < set.size(); i++) {
      Line line = set.get(i);
      double left = x + (wide - extent(line) * em) / 2 - line.ink().getMinX() * em;
      Shape shape = line.at(left, y + em * (0.98 + LEADING * i), em);
      canvas.sheet.line(shape, em * 0.13, rim, 0.85);
      canvas.sheet.fill(shape, ink);
    }
  }

  private static double extent(Line line) {
    return line.ink().getWidth();
  }

  /// One line that fills the box, in a colour as it is to appear.
  static void fitted(
      Sheet sheet, String text, double x, double y, double wide, double tall, int rgb) {
    Line line = Line.of(text.replace('\n', ' '), Face.SERIF_BOLD);
    Rectangle2D ink = line.ink();
    if (!ink.isEmpty()) {
      double em = Math.min(wide / ink.getWidth(), tall / Math.max(0.8, ink.getHeight()));
      double left = x + (wide - ink.getWidth() * em) / 2 - ink.getMinX() * em;
      double base = y + tall / 2 - ink.getCenterY() * em;
      sheet.fill(line.at(left, base, em), rgb);
    }
  }

  /// The characters below one another, filling the box.
  static void column(
      Sheet sheet, String text, double x, double y, double wide, double tall, int rgb) {
    int[] characters = text.codePoints().filter(c -> !Character.isWhitespace(c)).toArray();
    double cell = tall / Math.max(1, characters.length);
    double side = Math.min(wide, cell * 0.94);
    for (int i = 0; i < characters.length; i++) {
      fitted(
          sheet,
          Character.toString(characters[i]),
          x + (wide - side) / 2,
          y + cell * i + (cell - side) / 2,
          side,
          side,
          rgb);
    }
  }

  /// The break into lines that lets letters be largest in a box of that aspect.
  private static List<String> lines(String text, double aspect, Face face) {
    List<String> best = List.of(text);
    double bestEm = 0;
    for (int count = 1; count <= MOST_LINES; count++) {
      List<String> lines = broken(text, count, face);
      double widest =
          lines.stream().mapToDouble(line -> Line.of(line, face).width()).max().orElse(1);
      double em = Math.min(aspect / Math.max(widest, 0.1), 1 / (LEADING * lines.size()));
      if (em <= bestEm) {
        if (count > 3 && em < bestEm * 0.8) {
          break;
        }
        continue;
      }
      bestEm = em;
      best = lines;
    }
    return best;
  }

  private static List<String> broken(String text, int count, Face face) {
    double target = Line.of(text, face).width() / count * 1.04;
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.lines().filter(line -> !line.isBlank()).toList()) {
      StringBuilder line = new StringBuilder();
      double width = 0;
      for (String piece : pieces(paragraph)) {
        double wide = Line.of(piece, face).width();
        if (width > 0 && width + wide > target && lines.size() < 3 * MOST_LINES) {
          lines.add(line.toString().strip());
          line.setLength(0);
          width = 0;
        }
        line.append(piece);
        width += wide;
      }
      lines.add(line.toString().strip());
    }
    return lines;
  }

  /// What a line may not be broken within: a word with its space, or one character.
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      boolean inWord = c < 0x2E80 && !Character.isWhitespace(c) && word.length() < 24;
      word.appendCodePoint(c);
      if (!inWord) {
        pieces.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      pieces.add(word.toString());
    }
    return pieces;
  }

  private static double brightness(Canvas canvas, double x, double y, double wide, double tall) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 6; j++) {
        int px = (int) Math.clamp(x + wide * i / 11, 0, canvas.width - 1.0);
        int py = (int) Math.clamp(y + tall * j / 5, 0, canvas.height - 1.0);
        sum += Rgb.luminance(canvas.pixels()[py * canvas.width + px]);
      }
    }
    return sum / 72;
  }
}
