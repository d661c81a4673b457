package io.openbailian.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Breaks help at spaces only: picocli would break inside URLs and model names, at their dots.
final class HelpText {
  /// What is left of 80 columns beside the names of options.
  private static final int COLUMN = 50;

  private static final String CONTINUED = "  ";

  private HelpText() {}

  /// Paragraphs as the lines of a description, with what picocli would take for a format escaped.
  static String[] lines(String... paragraphs) {
    return Stream.of(paragraphs)
        .flatMap(paragraph -> wrapped(paragraph).stream())
        .toArray(String[]::new);
  }

  private static List<String> wrapped(String paragraph) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.replace("%", "%%").split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > COLUMN) {
        lines.add(line.toString());
        line = new StringBuilder(CONTINUED).append(word);
      } else {
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
