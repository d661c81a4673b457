package io.openbailian.engine.embedded.similar;

import io.openbailian.protocol.TextVector;
import io.openbailian.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Makes vectors of texts: every feature of a text points into a few directions that its hash
/// decides, and the sum has length 1. The same text always has the same vector; nothing was learnt.
record TextVectors(Concepts concepts) {
  /// Directions of one feature; more would cost time and gain nothing that could be measured on the
  /// pairs of `SimilarityTest`.
  private static final int DIRECTIONS = 8;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /// @param dimension how many numbers the dense vector has
  TextVector of(String text, int dimension) {
    return new TextVector(dense(text, dimension), sparse(text));
  }

  private float[] dense(String text, int dimension) {
    double[] sum = new double[dimension];
    Map<String, Double> features = Features.of(text, concepts);
    if (features.isEmpty()) {
      add(sum, "t " + text, 1);
    }
    features.forEach((feature, weight) -> add(sum, feature, weight));
    return unit(sum);
  }

  private static void add(double[] sum, String feature, double weight) {
    long state = hash(feature);
    for (int i = 0; i < DIRECTIONS; i++) {
      state = mixed(state + GOLDEN);
      int at = (int) Long.remainderUnsigned(state >>> 1, sum.length);
      sum[at] += (state & 1) == 0 ? weight : -weight;
    }
  }

  private static long hash(String feature) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < feature.length(); i++) {
      hash = (hash ^ feature.charAt(i)) * 0x100000001B3L;
    }
    return mixed(hash);
  }

  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /// Directions may cancel each other out; then the first of them stands for the text.
  private static float[] unit(double[] sum) {
    double square = 0;
    for (double part : sum) {
      square += part * part;
    }
    float[] unit = new float[sum.length];
    if (square == 0) {
      unit[0] = 1;
      return unit;
    }
    double length = Math.sqrt(square);
    for (int i = 0; i < sum.length; i++) {
      unit[i] = (float) (sum[i] / length);
    }
    return unit;
  }

  /// The tokens of the text, each with how often it comes, damped; punctuation says nothing.
  private static List<TextVector.Term> sparse(String text) {
    SequencedMap<Integer, TextVector.Term> terms = new LinkedHashMap<>();
    for (Tokenizer.Token token : Tokenizer.encode(text)) {
      String word = token.text().strip();
      if (!word.isEmpty() && Character.isLetterOrDigit(word.codePointAt(0))) {
        terms.merge(
            token.id(),
            new TextVector.Term(token.id(), 1, word),
            (one, _) -> new TextVector.Term(one.index(), one.value() + 1, one.token()));
      }
    }
    List<TextVector.Term> damped = new ArrayList<>();
    terms.values().forEach(term -> damped.add(term.damped()));
    return damped;
  }
}
