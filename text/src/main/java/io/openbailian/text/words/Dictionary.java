package io.openbailian.text.words;

import io.openbailian.text.Parts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Chinese and English words and phrases that mean the same.
///
/// A line of its file is `中文, 同义词 | English, synonyms`; the first of each side is what the other
/// side becomes. `-` as a side means that the words vanish. Blank lines and lines that begin with
/// `#` are passed over.
public final class Dictionary {
  private static final String RESOURCE = "dictionary.txt";
  private static final String NOTHING = "-";

  private final Map<String, String> english;
  private final Map<String, String> chinese;
  private final int longest;

  private Dictionary(Map<String, String> english, Map<String, String> chinese) {
    this.english = Map.copyOf(english);
    this.chinese = Map.copyOf(chinese);
    this.longest =
        Stream.concat(english.keySet().stream(), chinese.keySet().stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
  }

  /// The dictionary of the program: words of menus, signs and products.
  public static Dictionary bundled() {
    return Bundled.DICTIONARY;
  }

  /// Reads a dictionary.
  ///
  /// @throws IllegalArgumentException when a line is not an entry, naming the line
  public static Dictionary parse(String text) {
    Map<String, String> english = new HashMap<>();
    Map<String, String> chinese = new HashMap<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        List<String> sides = Parts.of(line, "|");
        if (sides.size() != 2 || sides.stream().anyMatch(String::isBlank)) {
          throw new IllegalArgumentException(
              "not an entry of a dictionary (中文 | English): " + line);
        }
        List<String> left = words(sides.get(0));
        List<String> right = words(sides.get(1));
        left.forEach(word -> english.putIfAbsent(word, meaning(right)));
        right.forEach(word -> chinese.putIfAbsent(key(word), meaning(left)));
      }
    }
    english.remove(NOTHING);
    chinese.remove(NOTHING);
    return new Dictionary(english, chinese);
  }

  private static List<String> words(String side) {
    return Parts.of(side.replace('，', ','), ",").stream()
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String meaning(List<String> words) {
    return words.getFirst().equals(NOTHING) ? "" : words.getFirst();
  }

  private static String key(String english) {
    return english.toLowerCase(Locale.ROOT);
  }

  /// This dictionary with the entries of another, which win.
  public Dictionary with(Dictionary other) {
    Map<String, String> moreEnglish = new HashMap<>(english);
    Map<String, String> moreChinese = new HashMap<>(chinese);
    moreEnglish.putAll(other.english);
    moreChinese.putAll(other.chinese);
    return new Dictionary(moreEnglish, moreChinese);
  }

  /// The language that its words are wanted in.
  public enum Target {
    ENGLISH,
    CHINESE
  }

  /// A word found in a text.
  ///
  /// @param length how much of the text it is
  /// @param meaning in the other language; empty when it vanishes
  public record Entry(int length, String meaning) {}

  /// The longest entry that begins there; whole words only, plurals too.
  public Optional<Entry> at(String text, int start, Target target) {
    Map<String, String> meanings = target == Target.ENGLISH ? english : chinese;
    for (int end = Math.min(text.length(), start + longest + 2); end > start; end--) {
      String piece = text.substring(start, end);
      Optional<String> meaning =
          WholeWords.is(text, start, end) ? meaning(meanings, key(piece)) : Optional.empty();
      if (meaning.isPresent()) {
        return Optional.of(new Entry(piece.length(), meaning.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> meaning(Map<String, String> meanings, String word) {
    return Stream.of("", "s", "es")
        .filter(word::endsWith)
        .map(ending -> word.substring(0, word.length() - ending.length()))
        .filter(meanings::containsKey)
        .map(meanings::get)
        .findFirst();
  }

  private static final class Bundled {
    static final Dictionary DICTIONARY = read();

    private static Dictionary read() {
      try (InputStream in = Dictionary.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException(RESOURCE + " is not in the jar");
        }
        return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(RESOURCE + " cannot be read", e);
      }
    }
  }
}
