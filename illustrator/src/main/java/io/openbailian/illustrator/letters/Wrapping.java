package io.openbailian.illustrator.letters;

import io.openbailian.illustrator.letters.LinePieces.Piece;
import io.openbailian.pixels.Face;
import java.util.ArrayList;
import java.util.List;

/// Breaks a text into lines and finds the size at which they fill a box.
final class Wrapping {
  static final double LEADING = 1.28;
  private static final String CUT = "…";
  private static final double ONE_LINE = 0.5;
  private static final int MOST_TOGETHER = 10;
  private static final int BALANCING = 7;

  /// How a text is set.
  ///
  /// @param em in pixels
  /// @param cut whether there was more of it than the box holds
  record Wrapped(List<String> lines, double em, boolean cut) {}

  private final List<Piece> pieces;
  private final Face face;

  Wrapping(String text, Face face) {
    this.pieces = LinePieces.of(text, face);
    this.face = face;
  }

  /// The lines as large as the box allows, but no larger than `most`, and not smaller than `least`:
  /// there the text is cut.
  Wrapped within(double wide, double tall, double most, double least) {
    double alone = Math.min(most, Math.min(wide / Math.max(0.1, width()), tall / 1.1));
    Wrapped wrapped = largest(wide, tall, most, least);
    return oneWord() && alone >= Math.max(least, ONE_LINE * wrapped.em())
        ? new Wrapped(lines(wide / alone * 1.001), alone, false)
        : wrapped;
  }

  /// A few characters without a space are rather set smaller than broken.
  private boolean oneWord() {
    return pieces.size() <= MOST_TOGETHER
        && pieces.stream().noneMatch(piece -> piece.breaks() || piece.text().endsWith(" "));
  }

  private double width() {
    return pieces.stream().mapToDouble(Piece::wide).sum();
  }

  private Wrapped largest(double wide, double tall, double most, double least) {
    double em = Math.max(most, least);
    while (em > least) {
      int lines = lines(wide / em).size();
      if (fits(lines, em, tall) && !broken(wide / em)) {
        return new Wrapped(balanced(wide / em, lines), em, false);
      }
      em *= 0.96;
    }
    return atLeast(wide, tall, Math.min(least, tall / 1.1));
  }

  private Wrapped atLeast(double wide, double tall, double em) {
    List<String> lines = lines(wide / em);
    int room = (int) Math.max(1, 1 + StrictMath.floor((tall / em - 1.1) / LEADING));
    if (lines.size() <= room) {
      return new Wrapped(lines, em, false);
    }
    List<String> kept = new ArrayList<>(lines.subList(0, room));
    kept.add(cut(kept.removeLast(), wide / em));
    return new Wrapped(kept, em, true);
  }

  private String cut(String line, double measure) {
    String kept = line;
    while (!kept.isEmpty() && LinePieces.measured(kept + CUT, face).wide() > measure) {
      kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1)).stripTrailing();
    }
    return kept + CUT;
  }

  private static boolean fits(int lines, double em, double tall) {
    return em * (1.1 + LEADING * (lines - 1)) <= tall;
  }

  /// Whether a word would have to be broken.
  private boolean broken(double measure) {
    return pieces.stream().anyMatch(piece -> piece.wide() > measure);
  }

  /// As many lines, but as equal as can be.
  private List<String> balanced(double measure, int count) {
    double low = measure / 2;
    double high = measure;
    for (int i = 0; i < BALANCING; i++) {
      double middle = (low + high) / 2;
      if (lines(middle).size() <= count && !broken(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return lines(high);
  }

  private List<String> lines(double measure) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    double used = 0;
    for (Piece piece : pieces) {
      if (piece.breaks() || (used > 0 && used + inked(piece) > measure)) {
        lines.add(line.toString().strip());
        line.setLength(0);
        used = 0;
      }
      for (Piece part : piece.wide() > measure ? characters(piece) : List.of(piece)) {
        if (used > 0 && used + part.wide() > measure && piece.wide() > measure) {
          lines.add(line.toString().strip());
          line.setLength(0);
          used = 0;
        }
        line.append(part.text());
        used += Math.max(0, part.wide());
      }
    }
    if (!line.isEmpty()) {
      lines.add(line.toString().strip());
    }
    return lines;
  }

  /// A space at the end of a line takes no room.
  private static double inked(Piece piece) {
    return piece.text().endsWith(" ") ? piece.wide() - 0.2 : piece.wide();
  }

  private List<Piece> characters(Piece piece) {
    return piece
        .text()
        .codePoints()
        .mapToObj(c -> LinePieces.measured(Character.toString(c), face))
        .toList();
  }
}
