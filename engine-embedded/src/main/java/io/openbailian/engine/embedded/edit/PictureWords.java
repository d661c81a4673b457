package io.openbailian.engine.embedded.edit;

import io.openbailian.text.words.WordList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words of sentences about several pictures, read from `pictures.txt`.
final class PictureWords {
  /// What a word does in its sentence.
  enum Kind {
    PART,
    LOOK,
    VERB,
    PLACE,
    OF,
    FILLER
  }

  /// A word where it stands, from one character to before another.
  record Word(Kind kind, String name, int from, int to) {}

  private record Entry(Kind kind, String name) {}

  private static final WordList<Entry> WORDS =
      WordList.parse(read(), (kind, name) -> new Entry(Kind.valueOf(kind), name));

  private PictureWords() {}

  private static String read() {
    try (InputStream in = PictureWords.class.getResourceAsStream("pictures.txt")) {
      if (in == null) {
        throw new IllegalStateException("the words about pictures are not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the words about pictures cannot be read", e);
    }
  }

  /// The longest word that begins there.
  static Optional<Word> at(String text, int from) {
    return WORDS
        .at(text, from)
        .map(found ->
            new Word(found.meaning().kind(), found.meaning().name(), found.start(), found.end()));
  }

  /// What is neither a word nor punctuation, in pieces.
  static List<String> unknown(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      Optional<Word> word = at(text, at);
      boolean letter = Character.isLetterOrDigit(text.charAt(at));
      if (word.isPresent() || !letter) {
        flush(piece, pieces);
      } else {
        piece.append(text.charAt(at));
      }
      at = word.map(Word::to).orElse(at + 1);
    }
    flush(piece, pieces);
    return pieces;
  }

  private static void flush(StringBuilder piece, List<String> pieces) {
    if (!piece.isEmpty()) {
      pieces.add(piece.toString());
      piece.setLength(0);
    }
  }
}
