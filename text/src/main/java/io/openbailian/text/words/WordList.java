package io.openbailian.text.words;

import io.openbailian.text.Parts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/// Chinese and English words with what each stands for, to be found in texts.
///
/// Chinese is found anywhere, English as whole words, both with a plural ending or without.
/// Capitals do not matter. Of words that overlap the longest of those that begin first is found.
///
/// @param <T> what a word stands for
public final class WordList<T> {
  private final Map<String, T> meanings = new LinkedHashMap<>();
  private int longest;

  /// A word where a text has it.
  ///
  /// @param start its first letter in the text
  /// @param end behind its last letter, that of a plural ending included
  /// @param plural whether it has a plural ending
  public record Found<T>(T meaning, int start, int end, boolean plural) {}

  /// Reads lines of `KIND NAME: word, word`; blank ones and those that begin with `#` are passed
  /// over. Of two lines with the same word the first has it.
  ///
  /// @param term makes of a kind and a name what the words stand for
  /// @throws IllegalArgumentException when a line is not like that, naming the line
  public static <T> WordList<T> parse(String lines, BiFunction<String, String, T> term) {
    WordList<T> list = new WordList<>();
    lines
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> list.addLine(line, term));
    return list;
  }

  private void addLine(String line, BiFunction<String, String, T> term) {
    String head = Parts.first(line, ":");
    String kind = Parts.first(head, " ");
    if (head.length() == line.length() || kind.length() == head.length()) {
      throw new IllegalArgumentException("'%s' is not a line of a word list".formatted(line));
    }
    T meaning = term.apply(kind, head.substring(kind.length()).strip());
    for (String word : Parts.of(line.substring(head.length() + 1), ",")) {
      add(word.strip(), meaning);
    }
  }

  /// Adds a word, unless the list has it already.
  ///
  /// @param word in small letters
  /// @return whether it was added
  public boolean add(String word, T meaning) {
    longest = Math.max(longest, word.length());
    return !word.isEmpty() && meanings.putIfAbsent(word, meaning) == null;
  }

  /// The words and what they stand for, in the order in which they were added.
  public Map<String, T> meanings() {
    return Collections.unmodifiableMap(meanings);
  }

  /// The words that a text has, in order.
  public List<Found<T>> in(String text) {
    return in(text, _ -> Optional.empty());
  }

  /// The words that a text has, in order, and what else is found where none of the words begins.
  ///
  /// @param otherwise looks at the place where it is asked, such as for a number in figures
  public List<Found<T>> in(String text, IntFunction<Optional<Found<T>>> otherwise) {
    List<Found<T>> found = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int from = at;
      Optional<Found<T>> next = at(text, from).or(() -> otherwise.apply(from));
      next.ifPresent(found::add);
      at = next.map(Found::end).orElse(at + 1);
    }
    return found;
  }

  /// The longest word that begins there.
  public Optional<Found<T>> at(String text, int start) {
    if (isInsideLatin(text, start)) {
      return Optional.empty();
    }
    String ahead = inSmallLetters(text, start, Math.min(text.length(), start + longest));
    for (int length = ahead.length(); length > 0; length--) {
      T meaning = meanings.get(ahead.substring(0, length));
      if (meaning != null) {
        int end = start + length;
        int behind = behindPlural(text, end);
        if (!isInsideLatin(text, behind)) {
          return Optional.of(new Found<>(meaning, start, behind, behind > end));
        }
      }
    }
    return Optional.empty();
  }

  /// Letter by letter, so that places in the text stay what they are: some capitals would become
  /// two letters.
  private static String inSmallLetters(String text, int from, int to) {
    char[] letters = new char[to - from];
    for (int i = from; i < to; i++) {
      letters[i - from] = Character.toLowerCase(text.charAt(i));
    }
    return new String(letters);
  }

  /// Behind a plural ending: s and es, and 们.
  private static int behindPlural(String text, int end) {
    if (text.startsWith("们", end)) {
      return end + 1;
    }
    if (!isLatin(text, end - 1)) {
      return end;
    }
    if (text.regionMatches(true, end, "es", 0, 2) && !isInsideLatin(text, end + 2)) {
      return end + 2;
    }
    return text.regionMatches(true, end, "s", 0, 1) ? end + 1 : end;
  }

  /// True between two Latin letters, where no word begins or ends.
  public static boolean isInsideLatin(String text, int at) {
    return isLatin(text, at - 1) && isLatin(text, at);
  }

  /// Whether there is a letter of English at that place; false outside the text.
  public static boolean isLatin(String text, int at) {
    char c = at >= 0 && at < text.length() ? text.charAt(at) : ' ';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
