package io.openbailian.text.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openbailian.text.words.WordList.Found;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordListTest {
  private static final WordList<String> ANIMALS =
      WordList.parse(
          """
          # animals
          BEAST CAT: 猫, 小猫, cat

          BEAST FOX: 狐狸, fox, red fox
          BEAST CATTLE: cattle, cat
          FISH SHARK: 鲨鱼, shark
          """,
          (kind, name) -> kind + " " + name);

  @ParameterizedTest
  @CsvSource({
    "一只小猫, BEAST CAT, 2, 4",
    "a Cat sleeps, BEAST CAT, 2, 5",
    "two cats, BEAST CAT, 4, 8",
    "RED FOXES, BEAST FOX, 0, 9",
    "狐狸们, BEAST FOX, 0, 3",
    "cattle, BEAST CATTLE, 0, 6",
    "鲨鱼shark, FISH SHARK, 0, 2",
  })
  void aWordIsFoundWithItsPlural(String text, String meaning, int start, int end) {
    Found<String> first = ANIMALS.in(text).getFirst();

    assertThat(first.meaning()).isEqualTo(meaning);
    assertThat(first.start()).isEqualTo(start);
    assertThat(first.end()).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({"concat", "category", "catsup", "foxglove", "sharkeskin"})
  void aLatinWordIsNotFoundInsideAnother(String text) {
    assertThat(ANIMALS.in(text)).isEmpty();
  }

  @Test
  void onlyAWordWithAnEndingIsPlural() {
    assertThat(ANIMALS.in("cats and a cat").stream().map(Found::plural))
        .containsExactly(true, false);
  }

  @Test
  void theLongestWordIsFoundAndNoneInsideIt() {
    assertThat(ANIMALS.in("a red fox").stream().map(Found::start)).containsExactly(2);
  }

  @Test
  void chineseAndLatinWordsTouch() {
    assertThat(ANIMALS.in("猫cat狐狸").stream().map(Found::meaning))
        .containsExactly("BEAST CAT", "BEAST CAT", "BEAST FOX");
  }

  @Test
  void placesAreThoseOfTheTextWhateverItsCapitalsBecome() {
    assertThat(ANIMALS.in("İİİ cat").getFirst().start()).isEqualTo(4);
  }

  @Test
  void theFirstLineWithAWordHasIt() {
    assertThat(ANIMALS.in("cat").getFirst().meaning()).isEqualTo("BEAST CAT");
    assertThat(new WordList<Integer>().add("", 1)).isFalse();
  }

  @Test
  void whatElseIsFoundStandsBetweenTheWords() {
    String text = "3 cats";
    Found<String> three = new Found<>("3", 0, 1, false);

    assertThat(ANIMALS.in(text, at -> at == 0 ? Optional.of(three) : Optional.empty()))
        .extracting(Found::meaning)
        .containsExactly("3", "BEAST CAT");
  }

  @ParameterizedTest
  @CsvSource({"BEAST CAT 猫", "CAT: 猫", "BEAST"})
  void whatIsNoLineOfAListIsNamed(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordList.parse(line, String::concat))
        .withMessageContaining(line);
  }
}
