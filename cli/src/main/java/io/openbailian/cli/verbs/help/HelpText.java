package io.openbailian.cli.verbs.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Breaks help at spaces, and between the characters of Chinese: picocli would break inside URLs
/// and model names, at their dots.
public final class HelpText {
  private static final int NARROWEST = 60;
  private static final int USUAL = 80;
  private static final int WIDEST = 160;

  /// Where the scripts begin whose characters are as wide as high.
  private static final int WIDE = 0x2E80;

  /// What no line begins with, and what none ends with.
  private static final String CLOSING = "，。；：、！？）」』”’…%";

  private static final String OPENING = "（「『“‘";

  private static final String CONTINUED = "  ";

  private HelpText() {}

  /// How wide help is, in columns.
  ///
  /// @param told what the terminal says of itself
  public static int screen(Optional<String> told) {
    try {
      return told.map(Integer::valueOf)
          .map(columns -> Math.clamp(columns, NARROWEST, WIDEST))
          .orElse(USUAL);
    } catch (NumberFormatException e) {
      return USUAL;
    }
  }

  /// One paragraph as lines no wider than `columns`; all but the first begin with two spaces.
  public static List<String> wrapped(String paragraph, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int from = 0;
    while (from < paragraph.length()) {
      int end = end(paragraph, from);
      String piece = paragraph.substring(from, end);
      if (!line.isEmpty() && width(line) + width(piece.stripTrailing()) > columns) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(CONTINUED).append(piece.stripLeading());
      } else {
        line.append(piece);
      }
      from = end;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /// Where the piece ends that begins here and is never broken: behind a space, or behind a wide
  /// character and what belongs to it.
  private static int end(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      boolean last = at == text.length();
      if (last || mayBreak(point, text.codePointAt(at))) {
        return at;
      }
    }
    return at;
  }

  private static boolean mayBreak(int before, int after) {
    if (before == ' ') {
      return after != ' ';
    }
    boolean wide = before >= WIDE || after >= WIDE || CLOSING.indexOf(before) >= 0;
    return wide && after != ' ' && CLOSING.indexOf(after) < 0 && OPENING.indexOf(before) < 0;
  }

  /// In columns of a terminal: Chinese takes two for a character.
  public static int width(CharSequence text) {
    return text.codePoints().map(point -> point >= WIDE ? 2 : 1).sum();
  }
}
