package io.openbailian.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenizerTest {
  private static final List<String> PARTS =
      List.of(
          "今天天气",
          "很好。",
          "hello",
          " world",
          "'ll",
          "'S",
          " ",
          "  ",
          "\n",
          "\r\n",
          "12",
          "3.14",
          "😀",
          "é",
          "  \t",
          "!?",
          "<|im_end|>",
          "ﷺ",
          "नमस्ते",
          "\u3000",
          "'",
          "a",
          "的");

  @Test
  void cutsAsTheServiceDoes() {
    assertThat(Tokenizer.encode("代码改变世界"))
        .containsExactly(
            new Tokenizer.Token(46100, "代码"),
            new Tokenizer.Token(101933, "改变"),
            new Tokenizer.Token(99489, "世界"));
  }

  @Test
  void countsWhatTheServiceCounted() {
    assertThat(Tokenizer.count("1+1等于2。这是最基本的数学加法运算之一。")).isEqualTo(14);
  }

  @Test
  void countsExactlyUpToTheMostAndSomethingMoreBeyond() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      String text = text(random, 1 + random.nextInt(4_000));
      int all = Tokenizer.count(text);
      int most = random.nextInt(2 * all + 1);

      int counted = Tokenizer.count(text, most);

      assertThat(Math.min(counted, most + 1)).isEqualTo(Math.min(all, most + 1));
    }
  }

  @Test
  void stopsWhenNobodyWaits() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Tokenizer.count("hello", 10))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void countsPiecesAsTheWhole() {
    Random random = new Random(7);
    for (int round = 0; round < 400; round++) {
      String text = text(random, 1 + random.nextInt(40));
      TokenCount count = new TokenCount();
      for (int from = 0; from < text.length(); ) {
        int to = Math.min(text.length(), from + 1 + random.nextInt(3));
        count.add(text.substring(from, to));
        if (random.nextInt(4) == 0) {
          count.tokens();
        }
        from = to;
      }

      assertThat(count.tokens()).as(text).isEqualTo(Tokenizer.encode(text).size());
    }
  }

  @Test
  void findsTheLongestBeginningOfSoManyTokens() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      String text = text(random, 20);
      int tokens = random.nextInt(20);

      int within = Tokenizer.within(text, tokens);

      assertThat(Tokenizer.count(text.substring(0, within))).as(text).isLessThanOrEqualTo(tokens);
      if (tokens >= Tokenizer.count(text)) {
        assertThat(within).isEqualTo(text.length());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "好", " ", "\n", "!", "😀", "'", "1", "a\n", " a"})
  void takesAMegabyteOfAnything(String unit) {
    String text = unit.repeat(1 << 20);

    assertThat(Tokenizer.count(text)).isPositive();
  }

  @Test
  void countsHalfACharacterAsSomething() {
    assertThat(Tokenizer.count("\uD83D")).isEqualTo(1);
    assertThat(Tokenizer.count("")).isZero();
  }

  private static String text(Random random, int parts) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts; i++) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }
}
