package io.openbailian.illustrator.prompt;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Gathers what a prompt says and a picture of it does not show.
final class Missed {
  /// More than so many say no more than that the prompt was not understood.
  private static final int MOST = 24;

  private static final int LONGEST = 60;

  private Missed() {}

  /// Words of a prompt.
  ///
  /// @param start where they stand
  record Words(int start, String text) {
    static Words of(Wording wording, int start, int end) {
      return new Words(start, wording.said(start, end));
    }

    /// Whether those are told with these: next to a (table).
    boolean holds(Words other) {
      return start < other.start && other.start + other.text.length() <= start + text.length();
    }

    private String shown() {
      String flat = text.strip();
      return flat.codePointCount(0, flat.length()) <= LONGEST
          ? flat
          : flat.substring(0, flat.offsetByCodePoints(0, LONGEST)) + "…";
    }
  }

  /// In the order of the prompt, each once.
  static List<String> inOrder(Stream<Words> words) {
    return words
        .sorted(Comparator.comparingInt(Words::start))
        .map(Words::shown)
        .filter(text -> !text.isEmpty())
        .distinct()
        .limit(MOST)
        .toList();
  }
}
