package io.openbailian.engine.embedded.edit;

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

  private static final PictureWords BUNDLED = read();

  private final Map<String, Entry> entries = new HashMap<>();
  private int longest;

  private PictureWords() {}

  static PictureWords bundled() {
    return BUNDLED;
  }

  private static PictureWords read() {
    try (InputStream in = PictureWords.class.getResourceAsStream("pictures.txt")) {
      if (in == null) {
        throw new IllegalStateException("the words about pictures are not in the jar");
      }
      PictureWords words = new PictureWords();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(words::add);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("the words about pictures cannot be read", e);
    }
  }

  private void add(String line) {
    int colon = line.indexOf(':');
    int space = line.indexOf(' ');
    Entry entry =
        new Entry(Kind.valueOf(line.substring(0, space)), line.substring(space + 1, colon));
    for (String word : Parts.of(line.substring(colon + 1), ",")) {
      entries.putIfAbsent(word.strip(), entry);
      longest = Math.max(longest, word.strip().length());
    }
  }

  /// The longest word that begins there.
  Optional<Word> at(String text, int from) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int to = Math.min(lower.length(), from + longest); to > from; to--) {
      Entry entry = entries.get(lower.substring(from, to));
      int end = to < lower.length() && plural(lower, to) ? to + 1 : to;
      if (entry != null && !inside(lower, from) && !inside(lower, end)) {
        return Optional.of(new Word(entry.kind(), entry.name(), from, end));
      }
    }
    return Optional.empty();
  }

  /// What is neither a word nor punctuation, in pieces.
  List<String> unknown(String text) {
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

  private static boolean plural(String text, int at) {
    return text.charAt(at) == 's' && latin(text, at - 1) && !latin(text, at + 1);
  }

  /// Between two Latin letters no word begins or ends.
  private static boolean inside(String text, int at) {
    return latin(text, at - 1) && latin(text, at);
  }

  private static boolean latin(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
  }
}
