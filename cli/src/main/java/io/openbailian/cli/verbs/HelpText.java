package io.openbailian.cli.verbs;

import io.openbailian.text.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Breaks help at spaces only: picocli would break inside URLs and model names, at their dots.
final class HelpText {
  private static final int NARROWEST = 60;
  private static final int USUAL = 80;
  private static final int WIDEST = 160;

  /// What is left of 80 columns beside the names of options.
  private static final int COLUMN = 50;

  /// Where the scripts begin whose characters are as wide as high.
  private static final int WIDE = 0x2E80;

  private static final String CONTINUED = "  ";

  private HelpText() {}

  /// Paragraphs as the lines of a description, with what picocli would take for a format escaped.
  static String[] lines(String... paragraphs) {
    return Stream.of(paragraphs)
        .flatMap(paragraph -> wrapped(paragraph.replace("%", "%%"), COLUMN).stream())
        .toArray(String[]::new);
  }

  /// How wide help is, in columns.
  ///
  /// @param told what the terminal says of itself
  static int screen(Optional<String> told) {
    try {
      return told.map(Integer::valueOf)
          .map(columns -> Math.clamp(columns, NARROWEST, WIDEST))
          .orElse(USUAL);
    } catch (NumberFormatException e) {
      return USUAL;
    }
  }

  /// One paragraph as lines no wider than `columns`; all but the first begin with two spaces.
  static List<String> wrapped(String paragraph, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Parts.of(paragraph, " ")) {
      if (!line.isEmpty() && width(line) + 1 + width(word) > columns) {
        lines.add(line.toString());
        line = new StringBuilder(CONTINUED).append(word);
      } else {
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /// In columns of a terminal: Chinese takes two for a character.
  private static int width(CharSequence text) {
    return text.codePoints().map(point -> point >= WIDE ? 2 : 1).sum();
  }
}
