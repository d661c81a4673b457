package io.openbailian.text.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClausesTest {
  private static final Clauses CLAUSES = Clauses.endedBy("，。!", "[,.]\\s|\\.$|然后|\\bthen\\b");

  @Test
  void clausesEndAtMarksAndAtWords() {
    assertThat(CLAUSES.of("画猫，再画狗。然后 sign it then stop!"))
        .containsExactly("画猫", "再画狗", "sign it", "stop");
  }

  @Test
  void someMarksEndAClauseOnlyInFrontOfASpaceOrTheEnd() {
    assertThat(CLAUSES.of("scale it by 3.5, or 1,000 times."))
        .containsExactly("scale it by 3.5", "or 1,000 times");
  }

  @Test
  void whatSaysNothingIsNoClause() {
    assertThat(CLAUSES.of("，。 ! ，")).isEmpty();
    assertThat(CLAUSES.of("")).isEmpty();
  }

  @Test
  void itIsCountedHowManyClausesHaveEndedBeforeEachLetter() {
    assertThat(CLAUSES.endedIn("a，b。c")).containsExactly(0, 0, 1, 1, 2, 2);
  }
}
