package io.openbailian.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.TestCall;
import io.openbailian.illustrator.prompt.Lexicon;
import io.openbailian.illustrator.prompt.Term;
import io.openbailian.text.Dice;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomPromptProperties {
  private static final int PROMPTS = 500;

  private static final List<String> ODD =
      List.of(
          "\uD83D\uDE3A",
          "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
          "مرحبا بالعالم",
          "龘",
          "𠮷𠀀",
          "，。！？",
          "“”",
          "\"",
          "《》",
          "「未完",
          "'; DROP",
          "\\",
          "\u0000",
          "\uD800",
          "１２３",
          "三只",
          "999匹",
          "没有",
          "without",
          "no",
          "   ",
          "\n",
          "%s",
          "的",
          "\u202E",
          "ß");

  /// Four times five hundred prompts, the kinds mixed; the seed of a failure is in its message.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noPromptEverFails(long seed) throws InterruptedException {
    Dice dice = Dice.of(seed, "prompts");
    List<Term> terms = Lexicon.bundled().terms();
    for (int i = 0; i < PROMPTS; i++) {
      String prompt = prompt(dice.fork("prompt", i), terms);
      String negative = prompt(dice.fork("negative", i), terms);
      TestCall call =
          TestCall.textToImage(prompt)
              .negativePrompt(negative)
              .promptExtend(true)
              .seed(i)
              .size((1 + dice.below(64)) + "*" + (1 + dice.below(64)));
      try {
        assertThat(Pictures.of(call).getWidth()).isPositive();
      } catch (EngineFailure | RuntimeException e) {
        fail("prompt %d of seed %d: %s".formatted(i, seed, prompt), e);
      }
    }
  }

  private static String prompt(Dice dice, List<Term> terms) {
    return switch (dice.fork("kind").below(12)) {
      case 0 -> of(dice, 2000, 0x0600, 0x06FF);
      case 1 -> of(dice, 60, 0x20000, 0x2A6D0);
      case 2 -> of(dice, 40, 0x1F300, 0x1F6FF);
      case 3 -> of(dice, 80, 0x21, 0x2F);
      case 4 -> of(dice, 80, 0x3000, 0x3010);
      default -> mixed(dice, terms);
    };
  }

  /// Up to so many letters of one block.
  private static String of(Dice dice, int most, int from, int to) {
    StringBuilder prompt = new StringBuilder();
    int letters = dice.below(most);
    for (int i = 0; i < letters; i++) {
      prompt.appendCodePoint(from + dice.below(to - from + 1));
    }
    return prompt.toString();
  }

  private static String mixed(Dice dice, List<Term> terms) {
    StringBuilder prompt = new StringBuilder();
    int words = dice.chance(0.02) ? 400 : dice.below(9);
    for (int i = 0; i < words; i++) {
      switch (dice.below(5)) {
        case 0, 1 -> prompt.append(dice.pick(terms).zh());
        case 2 -> prompt.append(' ').append(dice.pick(terms).en()).append(' ');
        case 3 -> prompt.append(dice.pick(ODD));
        default -> prompt.appendCodePoint(0x4E00 + dice.below(20_000));
      }
    }
    return prompt.toString();
  }
}
