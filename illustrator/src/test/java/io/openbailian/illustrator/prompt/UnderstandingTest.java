package io.openbailian.illustrator.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.text.Dice;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What prompts say, in both languages: the source documents' first, then others.
class UnderstandingTest {

  /// A setting names what holds for every seed, beside what is usual; no word more about a subject
  /// than is in the table.
  @ParameterizedTest(name = "{0} - {1}")
  @CsvFileSource(resources = "understanding.csv", delimiter = '|', numLinesToSkip = 1)
  void understandsEachPrompt(String prompt, String negative, String setting, String subjects) {
    for (long seed = 1; seed <= 5; seed++) {
      SceneDescription scene =
          Composer.compose(prompt, negative == null ? "" : negative, Dice.of(seed));

      assertThat(Told.subjects(scene)).isEqualTo(subjects == null ? "" : subjects);
      assertThat(Told.setting(scene)).containsAll(words(setting));
    }
  }

  private static List<String> words(String setting) {
    return setting == null ? List.of() : List.of(setting.strip().split("\\s+", -1));
  }
}
