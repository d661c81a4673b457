package io.openbailian.engine.embedded.similar;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.TextVector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Related texts lie nearer than unrelated ones: 200 pairs of questions and answers, half of them
/// Chinese.
class SimilarityTest {
  private static final TextVectors VECTORS = new TextVectors(Concepts.load());
  private static final Bm25Ranking RANKING = new Bm25Ranking(Concepts.load());

  private record Pair(String one, String other) {}

  private static List<Pair> pairs(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SimilarityTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> {
            int bar = line.indexOf('|');
            return new Pair(line.substring(0, bar).strip(), line.substring(bar + 1).strip());
          })
          .toList();
    }
  }

  private static double cosine(String one, String other, int dimension) {
    float[] left = VECTORS.of(one, dimension).dense();
    float[] right = VECTORS.of(other, dimension).dense();
    return IntStream.range(0, dimension).mapToDouble(i -> (double) left[i] * right[i]).sum();
  }

  /// Of each pair, whether the other half is nearer than that of every one of five other pairs.
  private static List<String> misjudged(List<Pair> pairs, int dimension) {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      double related = cosine(pair.one(), pair.other(), dimension);
      for (int step = 1; step <= 5; step++) {
        Pair stranger = pairs.get((i + step * 7) % pairs.size());
        if (cosine(pair.one(), stranger.other(), dimension) >= related) {
          wrong.add("%s ~ %s, not %s".formatted(pair.one(), stranger.other(), pair.other()));
        }
      }
    }
    return wrong;
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 2048})
  void relatedTextsAreNearerThanUnrelatedOnes(int dimension) throws IOException {
    List<Pair> pairs = pairs("pairs.txt");

    List<String> wrong = misjudged(pairs, dimension);

    assertThat(pairs).hasSizeGreaterThanOrEqualTo(200);
    assertThat(wrong).as("of %d comparisons", pairs.size() * 5).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void sixtyFourNumbersTellMostOfThemApart() throws IOException {
    List<Pair> pairs = pairs("pairs.txt");

    assertThat(misjudged(pairs, 64)).hasSizeLessThanOrEqualTo(pairs.size() * 5 / 10);
  }

  @Test
  void theSameThingInTheOtherLanguageIsNear() throws IOException {
    assertThat(misjudged(pairs("bilingual.txt"), 1024)).isEmpty();
  }

  @Test
  void aRankingPutsTheAnswerFirst() throws IOException {
    List<Pair> pairs = pairs("pairs.txt");
    List<String> wrong = new ArrayList<>();

    for (int i = 0; i < pairs.size(); i++) {
      List<String> documents = new ArrayList<>();
      for (int step = 0; step < 10; step++) {
        documents.add(pairs.get((i + step * 7) % pairs.size()).other());
      }
      List<Double> scores = RANKING.scores(pairs.get(i).one(), documents);
      assertThat(scores).allMatch(score -> score >= 0 && score <= 1);
      if (scores.stream().skip(1).anyMatch(score -> score >= scores.getFirst())) {
        wrong.add(pairs.get(i).one());
      }
    }

    assertThat(wrong).hasSizeLessThanOrEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "！！！", "a", "好", "  ", "😀", "\uD83D"})
  void everyTextHasAVectorOfLengthOne(String text) {
    for (int dimension : new int[] {64, 1536, 2048}) {
      TextVector vector = VECTORS.of(text, dimension);

      double square = 0;
      for (float number : vector.dense()) {
        square += (double) number * number;
      }
      assertThat(square).isCloseTo(1, Offset.offset(1e-4));
    }
  }

  @Test
  void sparseVectorsHoldTheTokens() {
    assertThat(VECTORS.of("代码改变世界", 64).sparse())
        .extracting(TextVector.Term::index)
        .containsExactly(46100, 101933, 99489);
  }

  @Test
  void aSwappedRequestGivesTheSameNumbers() {
    assertThat(cosine("天气很好", "天气很好", 256)).isCloseTo(1, Offset.offset(1e-5));
    assertThat(RANKING.scores("q", List.of("x", "q")).get(1))
        .isEqualTo(RANKING.scores("q", List.of("q", "x")).getFirst());
  }
}
