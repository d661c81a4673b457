package io.openbailian.imaging.instruction;

import io.openbailian.text.Parts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words of instructions, read from `lexicon.txt`.
final class EditLexicon {
  private final Map<String, EditTerm> words = new HashMap<>();
  private int longest;

  private EditLexicon() {}

  static EditLexicon bundled() {
    return Bundled.LEXICON;
  }

  /// @throws IllegalArgumentException when a line is not a term, naming the line
  static EditLexicon parse(String text) {
    EditLexicon lexicon = new EditLexicon();
    text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(lexicon::add);
    return lexicon;
  }

  private void add(String line) {
    String head = Parts.first(line, ":");
    String category = Parts.first(head, " ");
    if (head.length() == line.length() || category.length() == head.length()) {
      throw new IllegalArgumentException("'%s' is not a term of the lexicon".formatted(line));
    }
    String name = head.substring(category.length()).strip();
    EditTerm term = new EditTerm(WordKind.valueOf(category), name);
    for (String word : Parts.of(line.substring(head.length() + 1), ",")) {
      words.putIfAbsent(word.strip().toLowerCase(Locale.ROOT), term);
      longest = Math.max(longest, word.strip().length());
    }
  }

  /// What the clause mentions, in order; where words overlap, the longest that begins first.
  List<EditMention> mentions(String clause) {
    String lower = clause.toLowerCase(Locale.ROOT);
    List<EditMention> found = new ArrayList<>();
    int at = 0;
    while (at < lower.length()) {
      EditMention next = longestAt(lower, at);
      if (next == null) {
        at++;
      } else {
        found.add(next);
        at = next.to();
      }
    }
    return found;
  }

  @SuppressWarnings("NullAway") // null within this class only: the innermost loop of parsing
  private EditMention longestAt(String text, int at) {
    for (int length = Math.min(longest, text.length() - at); length > 0; length--) {
      EditTerm term = words.get(text.substring(at, at + length));
      int end = at + length;
      if (term != null && bounded(text, at, end)) {
        return new EditMention(term, at, pluralEnd(text, end));
      }
    }
    return null;
  }

  /// Latin words begin and end where words do; a plural's s belongs to them.
  private static boolean bounded(String text, int from, int to) {
    boolean begins = from == 0 || !latin(text.charAt(from)) || !latin(text.charAt(from - 1));
    int end = pluralEnd(text, to);
    boolean ends = end == text.length() || !latin(text.charAt(to - 1)) || !latin(text.charAt(end));
    return begins && ends;
  }

  private static int pluralEnd(String text, int end) {
    boolean plural =
        end < text.length()
            && latin(text.charAt(end - 1))
            && text.charAt(end) == 's'
            && (end + 1 == text.length() || !latin(text.charAt(end + 1)));
    return plural ? end + 1 : end;
  }

  private static boolean latin(char c) {
    return c < 128 && Character.isLetter(c);
  }

  private static final class Bundled {
    static final EditLexicon LEXICON = parse(read());

    private static String read() {
      try (InputStream in = EditLexicon.class.getResourceAsStream("lexicon.txt")) {
        if (in == null) {
          throw new IllegalStateException("the lexicon of instructions is not in the jar");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException("the lexicon of instructions cannot be read", e);
      }
    }
  }
}
