package io.openbailian.writer.sentences;

import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs of Han characters that come more than once in a text: likely to be words.
final class Repeats {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,}");
  private static final int LONGEST = 6;
  private static final int MOST_TEXT = 20_000;

  private Repeats() {}

  static List<String> in(String text, int many) {
    Map<String, Run> runs = new HashMap<>();
    HAN.matcher(text.substring(0, Math.min(text.length(), MOST_TEXT)))
        .results()
        .forEach(match -> count(match.group(), match.start(), runs));
    List<String> candidates =
        runs.entrySet().stream()
            .filter(
                entry -> entry.getValue().times > 1 && !WeighedSentences.isCommon(entry.getKey()))
            .sorted(
                Comparator.comparingInt(
                        (Map.Entry<String, Run> e) -> -e.getValue().times * e.getKey().length())
                    .thenComparingInt(entry -> -entry.getKey().length())
                    .thenComparingInt(entry -> entry.getValue().first))
            .map(Map.Entry::getKey)
            .toList();
    List<String> chosen = new ArrayList<>();
    for (String candidate : candidates) {
      boolean within =
          chosen.stream().anyMatch(word -> word.contains(candidate) || candidate.contains(word));
      if (!within && chosen.size() < many) {
        chosen.add(candidate);
      }
    }
    return chosen;
  }

  private static void count(String run, int start, Map<String, Run> runs) {
    for (int from = 0; from < run.length(); from++) {
      for (int to = from + 2; to <= Math.min(run.length(), from + LONGEST); to++) {
        int place = start + from;
        runs.merge(run.substring(from, to), new Run(1, place), (old, _) -> old.again());
      }
    }
  }

  /// @param first where it stands for the first time
  private record Run(int times, int first) {
    Run again() {
      return new Run(times + 1, first);
    }
  }
}
