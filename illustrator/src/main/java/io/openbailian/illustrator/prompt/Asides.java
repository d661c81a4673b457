package io.openbailian.illustrator.prompt;

import io.openbailian.text.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// Words that name nothing to be drawn, from a file of words parted by commas.
///
/// @param longest the length of the longest word, in chars
record Asides(Set<String> words, int longest) {
  /// Grammar, praise, and what an editing call says of itself.
  static final Asides BUNDLED = read("asides.txt");

  Asides {
    words = Set.copyOf(words);
  }

  static Asides of(Set<String> words) {
    return new Asides(words, words.stream().mapToInt(String::length).max().orElse(0));
  }

  /// Where the longest of them that begins there ends; there itself when none does.
  int end(String text, int from) {
    return end(text, from, text.length());
  }

  /// The same, where none may reach beyond a limit.
  int end(String text, int from, int limit) {
    for (int to = Math.min(limit, from + longest); to > from; to--) {
      boolean whole = !withinWord(text, from) && !withinWord(text, to);
      if (whole && words.contains(text.substring(from, to))) {
        return to;
      }
    }
    return from;
  }

  /// Whether a place lies between two Latin letters or digits, where no word begins or ends.
  static boolean withinWord(String text, int at) {
    return at > 0 && at < text.length() && latin(text.charAt(at - 1)) && latin(text.charAt(at));
  }

  static boolean latin(char c) {
    return c < 0x250 && Character.isLetterOrDigit(c);
  }

  private static Asides read(String resource) {
    Pattern comma = Pattern.compile(",");
    try (InputStream in = Asides.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not in the jar");
      }
      Set<String> words = new HashSet<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(comma::splitAsStream)
          .map(String::strip)
          .forEach(words::add);
      words.remove("");
      return of(words);
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }
}
