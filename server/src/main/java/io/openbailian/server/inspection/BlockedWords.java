package io.openbailian.server.inspection;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Words and phrases that must not be said, one a line; blank lines and those with `#` are passed
/// over. A phrase with Han characters is found wherever its characters follow each other, whatever
/// stands between them that is no letter; one of other letters where its words do.
final class BlockedWords {
  private static final long MOST_BYTES = 10 << 20;
  private static final int SHORT = 2;
  private static final int MOST_ENTRIES = 50_000;

  /// As much of a stream is held back at most.
  static final int LONGEST = 64;

  private final PhraseAutomaton characters;
  private final PhraseAutomaton words;
  private final PhraseAutomaton spelled;
  private final Map<String, Integer> single;
  private final int longest;

  private BlockedWords(
      Map<String, Integer> characters, Map<String, Integer> words, Map<String, Integer> single) {
    this.characters = new PhraseAutomaton(characters);
    this.words = new PhraseAutomaton(words);
    this.single = single;
    this.spelled =
        new PhraseAutomaton(
            single.entrySet().stream()
                .filter(entry -> entry.getKey().length() > SHORT)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    this.longest =
        Math.max(
            characters.keySet().stream().mapToInt(String::length).max().orElse(0),
            words.keySet().stream().mapToInt(String::length).max().orElse(0));
  }

  /// Reads a file.
  ///
  /// @throws IllegalArgumentException with a sentence that names the file and the line
  static BlockedWords read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IllegalArgumentException("%s has more than %d bytes".formatted(file, MOST_BYTES));
      }
      return of(Files.readAllLines(file, StandardCharsets.UTF_8), file.toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is no UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    }
  }

  /// @param name of the list, for people
  static BlockedWords of(List<String> lines, String name) {
    Map<String, Integer> characters = new HashMap<>();
    Map<String, Integer> words = new HashMap<>();
    Map<String, Integer> single = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int number = i + 1;
      String folded = Folding.words(line);
      if (folded.isEmpty()) {
        throw new IllegalArgumentException("%s:%d has no letter".formatted(name, number));
      }
      if (folded.length() > LONGEST) {
        throw new IllegalArgumentException(
            "%s:%d has more than %d letters".formatted(name, number, LONGEST));
      }
      if (folded.codePoints().anyMatch(Character::isIdeographic)) {
        characters.putIfAbsent(folded.replace(" ", ""), number);
      } else {
        words.putIfAbsent(" " + folded + " ", number);
        single.putIfAbsent(folded.replace(" ", ""), number);
      }
      if (characters.size() + words.size() > MOST_ENTRIES) {
        throw new IllegalArgumentException(
            "%s has more than %d entries".formatted(name, MOST_ENTRIES));
      }
    }
    return new BlockedWords(characters, words, single);
  }

  PhraseAutomaton characters() {
    return characters;
  }

  PhraseAutomaton words() {
    return words;
  }

  /// Phrases of more than a few letters, in a row of letters that stand apart.
  PhraseAutomaton spelled() {
    return spelled;
  }

  /// The line of a phrase that is written as one word; {@link PhraseAutomaton#NOTHING} for others.
  int line(String word) {
    return single.getOrDefault(word, PhraseAutomaton.NOTHING);
  }

  /// The line of the first phrase in a whole text, or {@link PhraseAutomaton#NOTHING}.
  int lineIn(String text) {
    TextScan scan = new TextScan(this);
    int line = scan.next(text);
    return line == PhraseAutomaton.NOTHING ? scan.end() : line;
  }

  /// How many characters the longest phrase has.
  int longest() {
    return longest;
  }
}
