package io.openbailian.writer.sentences;

import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A text cut into sentences and weighed by the words that come again and again in it.
public final class WeighedSentences {
  private static final String MARKS = "。！？!?.";
  private static final String CLOSERS = "”\"』」";
  private static final Pattern WORD = Pattern.compile("[\\p{IsLatin}][\\p{IsLatin}'-]{2,}");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
  private static final Set<String> COMMON =
      Set.copyOf(
          Parts.of(
              "the and for are was were with that this from have has had not but you your his her its they their them can"
                  + " will would should could which what when where who how about into than then there these those"
                  + " been being also more most some such only other over very just because while each both may",
              " "));
  private static final String COMMON_HAN = "的了是在和与及或也都就而但对这那有我你他她它们不一个上下来去说要会可以为被把从到很更最";
  private static final int MOST_SENTENCES = 2000;

  private final List<String> sentences;
  private final Map<String, Integer> frequency = new HashMap<>();

  public WeighedSentences(String text) {
    this.sentences = cut(text);
    sentences.forEach(
        sentence -> words(sentence).forEach(word -> frequency.merge(word, 1, Integer::sum)));
  }

  private static List<String> cut(String text) {
    List<String> sentences = new ArrayList<>();
    int from = 0;
    while (from < text.length() && sentences.size() < MOST_SENTENCES) {
      int end = end(text, from);
      String sentence = text.substring(from, end).strip();
      if (sentence.length() > 1) {
        sentences.add(sentence);
      }
      from = Math.max(end, from + 1);
    }
    return List.copyOf(sentences);
  }

  /// Where the sentence ends that begins there: behind its marks and a quotation mark. A full stop
  /// within a word or a number ends none.
  private static int end(String text, int from) {
    int at = from;
    while (at < text.length() && (!ends(text.charAt(at)) || withinWord(text, at))) {
      at++;
    }
    while (at < text.length() && MARKS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() && CLOSERS.indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
  }

  private static boolean ends(char c) {
    return c == '\n' || MARKS.indexOf(c) >= 0;
  }

  private static boolean withinWord(String text, int at) {
    return text.charAt(at) == '.'
        && at + 1 < text.length()
        && " \t\n\u000B\f\r".indexOf(text.charAt(at + 1)) < 0;
  }

  public int count() {
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
  public List<String> best(int many) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      order.add(i);
    }
    double[] weights = order.stream().mapToDouble(this::weight).toArray();
    order.sort((a, b) -> Double.compare(weights[b], weights[a]));
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
  public List<String> keywords(int many) {
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

  /// The sentences that share most words with a text, in their order; none when none shares any.
  public List<String> nearest(String text, int many) {
    Set<String> asked = Set.copyOf(words(text));
    List<String> near =
        sentences.stream()
            .filter(sentence -> shared(sentence, asked) > 0)
            .sorted(Comparator.comparingLong(sentence -> -shared(sentence, asked)))
            .limit(many)
            .toList();
    long best = near.isEmpty() ? 0 : shared(near.getFirst(), asked);
    return sentences.stream()
        .filter(near::contains)
        .filter(sentence -> 2 * shared(sentence, asked) > best)
        .toList();
  }

  private static long shared(String sentence, Set<String> words) {
    return words(sentence).stream().filter(words::contains).distinct().count();
  }
}
