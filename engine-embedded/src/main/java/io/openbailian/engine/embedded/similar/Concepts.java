package io.openbailian.engine.embedded.similar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/// Words that mean about the same, in Chinese and English; each line of its file is one concept,
/// named by its first word.
final class Concepts {
  private static final String RESOURCE = "concepts.txt";

  private final Map<String, String> byWord = new HashMap<>();
  private int longest;

  private Concepts(String lines) {
    for (String line : lines.lines().toList()) {
      StringTokenizer words = new StringTokenizer(line, " ");
      if (words.hasMoreTokens() && !line.startsWith("#")) {
        String concept = words.nextToken();
        put(concept, concept);
        while (words.hasMoreTokens()) {
          put(words.nextToken(), concept);
        }
      }
    }
  }

  private void put(String word, String concept) {
    byWord.putIfAbsent(word, concept);
    byWord.putIfAbsent(Stems.of(word), concept);
    longest = Math.max(longest, word.length());
  }

  /// Reads the file that comes with the program.
  static Concepts load() {
    try (InputStream in = Concepts.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not in the jar");
      }
      return new Concepts(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  /// The concept of an English word or of its stem.
  Optional<String> ofWord(String word, String stem) {
    return Optional.ofNullable(byWord.getOrDefault(word, byWord.get(stem)));
  }

  /// The concepts in a run of Chinese: the longest word at each place, none inside another.
  List<String> inHan(String run) {
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at < run.length()) {
      int length = 1;
      for (int end = Math.min(run.length(), at + longest); end > at; end--) {
        String concept = byWord.get(run.substring(at, end));
        if (concept != null) {
          found.add(concept);
          length = end - at;
          break;
        }
      }
      at += length;
    }
    return found;
  }
}
