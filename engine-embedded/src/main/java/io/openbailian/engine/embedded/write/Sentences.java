package io.openbailian.engine.embedded.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A text cut into sentences and weighed by the words that come again and again in it.
final class Sentences {
  private static final Pattern SENTENCE =
      Pattern.compile("[^。！？!?\\n.]*(?:\\.(?=\\S)[^。！？!?\\n.]*)*[。！？!?.]*[”\"』」]?");
  private static final Pattern WORD = Pattern.compile("[\\p{IsLatin}][\\p{IsLatin}'-]{2,}");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
  private static final Set<String> COMMON =
      Set.of(
          ("the and for are was were with that this from have has had not but you your his her its they their them can"
                  + " will would should could which what when where who how about into than then there these those"
                  + " been being also more most some such only other over very just because while each both may")
              .split(" "));
  private static final String COMMON_HAN = "的了是在和与及或也都就而但对这那有我你他她它们不一个上下来去说要会可以为被把从到很更最";
  private static final int MOST_SENTENCES = 2000;

  private final List<String> sentences;
  private final Map<String, Integer> frequency = new HashMap<>();

  Sentences(String text) {
    this.sentences =
        SENTENCE
            .matcher(text)
            .results()
            .map(match -> match.group().strip())
            .filter(sentence -> sentence.length() > 1)
            .limit(MOST_SENTENCES)
            .toList();
    sentences.forEach(
        sentence -> words(sentence).forEach(word -> frequency.merge(word, 1, Integer::sum)));
  }

  int count() {
    return sentences.size();
  }

  /// Words of Latin letters, and pairs of Han characters.
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    WORD.matcher(text)
        .results()
        .map(match -> match.group().toLowerCase(Locale.ROOT))
        .filter(word -> !COMMON.contains(word))
        .forEach(words::add);
    HAN.matcher(text)
        .results()
        .forEach(match -> {
          for (int i = 0; i + 2 <= match.group().length(); i++) {
            String pair = match.group().substring(i, i + 2);
            if (pair.chars().noneMatch(c -> COMMON_HAN.indexOf(c) >= 0)) {
              words.add(pair);
            }
          }
        });
    return words;
  }

  /// The sentences that say most, in their own order.
  List<String> best(int many) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      order.add(i);
    }
    order.sort((a, b) -> Double.compare(weight(b), weight(a)));
    return order.stream().limit(many).sorted().map(sentences::get).toList();
  }

  private double weight(int index) {
    List<String> words = words(sentences.get(index));
    double sum = words.stream().distinct().mapToInt(word -> frequency.getOrDefault(word, 0)).sum();
    double early = index == 0 ? 1.5 : 1;
    return early * sum / Math.sqrt(words.size() + 4.0);
  }

  /// The words that come most often; of Chinese, whose words have no spaces between them, what is
  /// repeated at its full length.
  List<String> keywords(int many) {
    List<String> repeated = Repeats.in(String.join("\n", sentences), many);
    List<String> words =
        sentences.stream()
            .flatMap(sentence -> words(sentence).stream())
            .filter(word -> repeated.isEmpty() || !Character.isIdeographic(word.codePointAt(0)))
            .distinct()
            .sorted((a, b) ->
                Integer.compare(frequency.getOrDefault(b, 0), frequency.getOrDefault(a, 0)))
            .toList();
    return Stream.concat(repeated.stream(), words.stream()).limit(many).toList();
  }

  /// Whether a run of Han characters is made of little words.
  static boolean isCommon(String run) {
    return run.chars().anyMatch(c -> COMMON_HAN.indexOf(c) >= 0);
  }
}
