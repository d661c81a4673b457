package io.openbailian.engine.embedded.similar;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BinaryOperator;

/// What a text is recognised by: its words without their endings, pieces of words, neighbouring
/// characters of Chinese, and the concepts that words of either language stand for; each with how
/// much it says.
///
/// Time is proportional to the text.
final class Features {
  private static final double WORD = 1.0;
  private static final double PIECE = 0.25;
  private static final double CHARACTER = 0.35;
  private static final double PAIR = 0.8;
  private static final double CONCEPT = 1.6;

  /// By what the weight of a common word is multiplied: it says little about a text.
  private static final double COMMON = 0.12;

  private static final int PIECE_LENGTH = 3;

  /// Longer words are compared by their beginnings.
  private static final int LONGEST_WORD = 64;

  private static final Set<String> COMMON_WORDS =
      Set.of(
          "a", "an", "the", "of", "to", "in", "on", "at", "for", "and", "or", "is", "are", "was",
          "were", "be", "been", "it", "its", "this", "that", "these", "those", "i", "you", "he",
          "she", "we", "they", "my", "your", "his", "her", "our", "their", "do", "does", "did",
          "can", "could", "will", "would", "should", "what", "which", "who", "how", "when", "where",
          "why", "with", "from", "by", "as", "not", "no", "so", "if", "me", "there", "have", "has",
          "had", "about", "please", "very", "more", "most", "some", "any");

  private static final String COMMON_CHARACTERS = "的了是在和有我你他她它们这那个就都而及与着也不吗呢吧啊很怎么什哪请要会能可以到为";

  private final SequencedMap<String, Double> weights = new LinkedHashMap<>();
  private final Concepts concepts;

  /// Combines the weights of a feature that occurs again.
  private final BinaryOperator<Double> again;

  private Features(Concepts concepts, BinaryOperator<Double> again) {
    this.again = again;
    this.concepts = concepts;
  }

  /// The features of a text and their weights; a feature that comes often counts as the root of how
  /// often. Empty only for a text without letters and digits.
  static Map<String, Double> of(String text, Concepts concepts) {
    Features features = new Features(concepts, Double::sum);
    features.read(Normalizer.normalize(text, Normalizer.Form.NFKC));
    features.weights.replaceAll((_, weight) -> Math.sqrt(weight));
    return features.weights;
  }

  /// The features of a text and their weights, where it does not matter how often a feature occurs.
  static Map<String, Double> once(String text, Concepts concepts) {
    Features features = new Features(concepts, Math::max);
    features.read(Normalizer.normalize(text, Normalizer.Form.NFKC));
    features.weights.replaceAll((_, weight) -> Math.sqrt(weight));
    return features.weights;
  }

  private void read(String text) {
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int end = at + Character.charCount(c);
      if (isHan(c)) {
        end = endOfHan(text, at);
        han(text.substring(at, end));
      } else if (Character.isLetterOrDigit(c)) {
        end = endOfWord(text, at);
        word(text.substring(at, end).toLowerCase(Locale.ROOT));
      }
      at = end;
    }
  }

  private static boolean isHan(int c) {
    return Character.isIdeographic(c);
  }

  private static int endOfHan(String text, int from) {
    int at = from;
    while (at < text.length() && isHan(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static int endOfWord(String text, int from) {
    int at = from;
    while (at < text.length()
        && Character.isLetterOrDigit(text.codePointAt(at))
        && !isHan(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private void word(String whole) {
    String word = whole.length() > LONGEST_WORD ? whole.substring(0, LONGEST_WORD) : whole;
    double says = COMMON_WORDS.contains(word) ? COMMON : 1;
    String stem = Stems.of(word);
    add("w " + stem, WORD * says);
    if (says == 1) {
      String bounded = "^" + stem + "$";
      for (int i = 0; i + PIECE_LENGTH <= bounded.length(); i++) {
        add("p " + bounded.substring(i, i + PIECE_LENGTH), PIECE);
      }
      concepts.ofWord(word, stem).ifPresent(concept -> add("c " + concept, CONCEPT));
    }
  }

  private void han(String run) {
    int[] characters = run.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      String one = Character.toString(characters[i]);
      add("h " + one, CHARACTER * says(one));
      if (i + 1 < characters.length) {
        String next = Character.toString(characters[i + 1]);
        add("h " + one + next, PAIR * Math.min(1, says(one) + says(next)) * says(one, next));
      }
    }
    concepts.inHan(run).forEach(concept -> add("c " + concept, CONCEPT));
  }

  private static double says(String character) {
    return COMMON_CHARACTERS.contains(character) ? COMMON : 1;
  }

  private static double says(String one, String next) {
    return says(one) < 1 || says(next) < 1 ? 0.5 : 1;
  }

  /// Squares, so that the root of the sum is the weight of a feature that comes once.
  private void add(String feature, double weight) {
    weights.merge(feature, weight * weight, again);
  }
}
