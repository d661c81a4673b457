package io.openbailian.illustrator.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.text.Dice;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What prompts say, in both languages: the source documents' first, then others. Each line was
/// read and judged by a person: it says what the prompt says, and names what no picture of it
/// shows.
class UnderstandingTest {

  /// A setting names what the prompt asks for, and what is thrown with the dice beside it is free;
  /// of subjects, and of what is missed, there is no word more than in the table. A person's colour
  /// is that of the clothes.
  @ParameterizedTest(name = "{0} - {1}")
  @CsvFileSource(resources = "understanding.csv", delimiter = '|', numLinesToSkip = 1)
  void understandsEachPrompt(
      String prompt, String negative, String setting, String subjects, String missed) {
    for (long seed = 1; seed <= 5; seed++) {
      SceneDescription scene =
          Composer.compose(prompt, negative == null ? "" : negative, Dice.of(seed));

      assertThat(Told.subjects(scene)).isEqualTo(subjects == null ? "" : subjects);
      assertThat(Told.setting(scene)).containsAll(words(setting));
      assertThat(String.join("; ", scene.missed())).isEqualTo(missed == null ? "" : missed);
    }
  }

  private static List<String> words(String setting) {
    return setting == null ? List.of() : List.of(setting.strip().split("\\s+", -1));
  }
}
