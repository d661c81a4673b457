package io.openbailian.illustrator.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.text.Dice;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What a prompt says and no picture of it shows: it is told, and nothing takes its place.
class MissedTest {
  private static SceneDescription scene(String prompt) {
    return Composer.compose(prompt, "", Dice.of(3));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "missed.csv", delimiter = '|', numLinesToSkip = 1)
  void tellsWhatItMisses(String prompt, String signs, String missed) {
    SceneDescription scene = scene(prompt);

    assertThat(String.join("; ", scene.signs())).isEqualTo(signs == null ? "" : signs);
    assertThat(String.join("; ", scene.missed())).isEqualTo(missed == null ? "" : missed);
  }

  @Test
  void whatTheNegativePromptNamesIsNotMissed() {
    SceneDescription scene = Composer.compose("a meadow without cows", "zebra", Dice.of(3));

    assertThat(scene.signs()).isEmpty();
    assertThat(scene.missed()).isEmpty();
  }

  @Test
  void neitherManyNorLongWordsAreToldWithoutEnd() {
    String many =
        String.join(", ", IntStream.range(0, 500).mapToObj(i -> "a qx" + letters(i)).toList());

    assertThat(scene(many).missed()).hasSizeLessThanOrEqualTo(24);
    assertThat(scene("a " + "q".repeat(4_000)).missed())
        .allSatisfy(word -> assertThat(word).hasSizeLessThan(80));
  }

  private static String letters(int number) {
    return number == 0 ? "" : letters(number / 26) + (char) ('a' + number % 26);
  }

  @Test
  void aPromptOfPunctuationIsALandscape() {
    assertThat(scene("，").subjects()).isEqualTo(List.of());
  }
}
