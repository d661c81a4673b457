package io.openbailian.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The name that somebody meant.
class NearNameTest {
  private static final List<String> NAMES = List.of("text-max", "text-plus", "text-max-2.5", "ab");

  @ParameterizedTest
  @CsvSource({
    "text-max, text-max",
    "TEXT_MAX, text-max",
    "text max, text-max",
    "text-max-2-5, text-max-2.5",
    "txt-max, text-max", // one left out
    "textt-max, text-max", // one put in
    "test-max, text-max", // one changed
    "tet-mx, text-max", // two of six letters
    "tet-m, ", // three of five
    "text, ",
    "t, ",
    "a, ab", // of a short name one step
    "b, ab",
    "abcd, ",
  })
  void aNameIsMeantThatIsFewLettersAway(String written, String meant) {
    assertThat(NearName.of(written, NAMES)).isEqualTo(Optional.ofNullable(meant));
  }

  @Test
  void ofNamesThatAreEquallyNearTheFirstInTheAlphabetIsMeant() {
    assertThat(NearName.of("model-x", List.of("model-c", "model-b", "model-d")))
        .contains("model-b");
    assertThat(NearName.of("model-x", List.of("model-a", "model-xy", "mode-x"))).contains("mode-x");
  }

  @Test
  void nobodyTypesANameOfSixtyFiveLetters() {
    String longest = "n".repeat(64);

    assertThat(NearName.of(longest, List.of(longest + "x"))).contains(longest + "x");
    assertThat(NearName.of(longest + "x", List.of(longest + "x"))).isEmpty();
  }
}
