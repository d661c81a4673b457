package io.openbailian.imaging.instruction;

import io.openbailian.text.words.WordList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The words of instructions, read from `lexicon.txt`.
final class EditLexicon {
  private static final WordList<EditTerm> WORDS =
      WordList.parse(read(), (kind, name) -> new EditTerm(WordKind.valueOf(kind), name));

  private EditLexicon() {}

  /// What the clause mentions, in order; where words overlap, the longest that begins first.
  static List<EditMention> mentions(String clause) {
    return WORDS.in(clause).stream()
        .map(found -> new EditMention(found.meaning(), found.start(), found.end()))
        .toList();
  }

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
