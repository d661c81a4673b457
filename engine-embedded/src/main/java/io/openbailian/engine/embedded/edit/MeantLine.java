package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.embedded.desk.TextLine;
import io.openbailian.text.EditDistance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A line that is to say something else.
///
/// @param text all that the line is to say
record MeantLine(TextLine line, String text) {
  /// A line may differ in so much of its characters from what it is said to read: reading errs.
  private static final double MISREAD = 0.25;

  /// Longer lines are no lines of a picture.
  private static final int LONGEST = 200;

  /// The lines that are meant: those that read `old`, or else have it within, or else nearly read
  /// it. Without `old` the only line there is.
  static List<MeantLine> of(List<TextLine> lines, Optional<String> old, String text) {
    if (old.isEmpty()) {
      return lines.size() == 1 ? List.of(new MeantLine(lines.getFirst(), text)) : List.of();
    }
    String asked = plain(old.get());
    if (asked.isEmpty() || asked.length() > LONGEST) {
      return List.of();
    }
    List<MeantLine> same =
        lines.stream()
            .filter(line -> plain(line.text()).equals(asked))
            .map(line -> new MeantLine(line, text))
            .toList();
    if (!same.isEmpty()) {
      return same;
    }
    List<MeantLine> within =
        lines.stream().flatMap(line -> within(line, old.get().strip(), text).stream()).toList();
    return within.isEmpty()
        ? lines.stream()
            .filter(line -> near(plain(line.text()), asked))
            .map(line -> new MeantLine(line, text))
            .toList()
        : within;
  }

  private static Optional<MeantLine> within(TextLine line, String old, String text) {
    int at = line.text().toLowerCase(Locale.ROOT).indexOf(old.toLowerCase(Locale.ROOT));
    return at < 0 || at + old.length() > line.text().length()
        ? Optional.empty()
        : Optional.of(
            new MeantLine(
                line,
                line.text().substring(0, at) + text + line.text().substring(at + old.length())));
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static boolean near(String seen, String asked) {
    int longer = Math.max(seen.length(), asked.length());
    return seen.length() <= LONGEST && EditDistance.of(seen, asked) <= MISREAD * longer;
  }
}
