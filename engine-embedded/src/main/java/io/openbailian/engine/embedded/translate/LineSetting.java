package io.openbailian.engine.embedded.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text broken into lines, each a shape.
///
/// @param lines from the top
record LineSetting(List<LineOutline> lines) {
  static final double LEADING = 1.22;
  private static final int MOST_LINES = 4;

  LineSetting {
    lines = List.copyOf(lines);
  }

  /// The width of the widest line in ems.
  double width() {
    return lines.stream().mapToDouble(line -> line.ink().getWidth()).max().orElse(0);
  }

  /// The height of the lines in ems, without the leading above the first.
  double height() {
    return 1 + LEADING * (lines.size() - 1);
  }

  /// The largest em at which it fits.
  double em(double wide, double tall) {
    return Math.min(wide / Math.max(width(), 0.1), tall / height());
  }

  /// The setting of the text that is largest in that room, up to the em wished for; of equal ones
  /// that with fewer lines. Empty when a character has no font.
  static Optional<LineSetting> largest(
      String text, TextFonts fonts, boolean bold, double wide, double tall, double wished) {
    Optional<LineSetting> best = Optional.empty();
    for (int count = 1; count <= MOST_LINES; count++) {
      Optional<LineSetting> next = broken(text, count, fonts, bold);
      if (best.isEmpty()
          || (next.isPresent()
              && Math.min(wished, next.get().em(wide, tall))
                  > 1.08 * Math.min(wished, best.get().em(wide, tall)))) {
        best = next;
      }
    }
    return best;
  }

  private static Optional<LineSetting> broken(
      String text, int count, TextFonts fonts, boolean bold) {
    double target = fonts.outline(text, bold).map(LineOutline::width).orElse(0.0) / count * 1.06;
    List<LineOutline> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces(text)) {
      double wide = fonts.outline((line + piece).strip(), bold).map(LineOutline::width).orElse(0.0);
      if (!line.isEmpty() && count > 1 && wide > target && lines.size() < count - 1) {
        fonts.outline(line.toString().strip(), bold).ifPresent(lines::add);
        line.setLength(0);
      }
      line.append(piece);
    }
    fonts.outline(line.toString().strip(), bold).ifPresent(lines::add);
    return lines.isEmpty() ? Optional.empty() : Optional.of(new LineSetting(lines));
  }

  /// What a line may not be broken within: a word with its space, or one character with the marks
  /// behind it.
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int[] characters = text.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      piece.appendCodePoint(characters[i]);
      if (i + 1 == characters.length || breaks(characters[i], characters[i + 1])) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
    }
    return pieces;
  }

  private static boolean breaks(int before, int behind) {
    return Character.isWhitespace(before)
        || (Character.isIdeographic(before) && Character.isLetterOrDigit(behind));
  }
}
