package io.openbailian.illustrator.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openbailian.illustrator.scene.Category;
import io.openbailian.illustrator.scene.Lexicon;
import org.junit.jupiter.api.Test;

class DrawingsTest {
  @Test
  void everySubjectOfTheLexiconCanBeDrawn() {
    assertThat(Lexicon.bundled().terms())
        .filteredOn(term -> term.category() == Category.SUBJECT)
        .hasSizeGreaterThan(15)
        .allSatisfy(term -> assertThat(Drawings.of(term.name()).aspect()).isPositive());
  }

  @Test
  void whatHasNoDrawingOfItsOwnIsDrawnByAnother() {
    assertThat(Lexicon.bundled().terms())
        .filteredOn(term -> term.otherwise().isPresent())
        .isNotEmpty()
        .allSatisfy(term ->
            assertThat(Drawings.of(term.name()).thing())
                .isIn(term.name(), term.otherwise().orElseThrow()));
  }

  @Test
  void whatNobodyCanDrawIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Drawings.of("unicorn"))
        .withMessageContaining("unicorn");
  }
}
