package io.openbailian.engines.scripted;

import io.openbailian.protocol.Speech;
import io.openbailian.text.Match;
import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One sentence that a script hears.
///
/// @param from milliseconds from the beginning of the audio
/// @param to milliseconds, after `from`
/// @param speaker who says it, where the script tells speakers apart
record Heard(String text, long from, long to, Optional<Integer> speaker) {
  private static final Pattern WORD =
      Pattern.compile(
          "(\\p{IsHan}|[^\\p{IsHan}\\p{P}\\s]+(?:['’-][^\\p{IsHan}\\p{P}\\s]+)*)(\\p{P}*)(\\s*)");

  /// The sentence as it will stay.
  ///
  /// @param id counts from 1
  Speech.Sentence whole(int id) {
    return new Speech.Sentence(id, from, Optional.of(to), text, words(), speaker);
  }

  /// The first half of it, as it is heard while the rest is still being said.
  Speech.Sentence half(int id) {
    List<Speech.Word> words = words();
    StringBuilder said = new StringBuilder();
    for (Speech.Word word : words.subList(0, (words.size() + 1) / 2)) {
      said.append(word.text());
    }
    return new Speech.Sentence(
        id, from, Optional.empty(), said.toString().strip(), List.of(), speaker);
  }

  /// When half of it has been said.
  long middle() {
    return (from + to) / 2;
  }

  /// The words, each as long as the others.
  private List<Speech.Word> words() {
    List<Match> found = WORD.matcher(text).results().toList();
    List<Speech.Word> words = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      long begin = from + (to - from) * i / found.size();
      long end = from + (to - from) * (i + 1) / found.size();
      Match word = found.get(i);
      words.add(new Speech.Word(word.group(1) + word.group(3), word.group(2), begin, end));
    }
    return words;
  }
}
