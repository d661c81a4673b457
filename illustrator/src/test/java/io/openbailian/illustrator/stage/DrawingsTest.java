package io.openbailian.illustrator.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openbailian.illustrator.prompt.Category;
import io.openbailian.illustrator.prompt.Lexicon;
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
  void aDrawingIsMadeOnceHoweverManyPicturesShowIt() {
    assertThat(Drawings.of("cat")).isSameAs(Drawings.of("cat"));
  }

  @Test
  void whatIsOnlyWornOrHeldHasNoDrawing() {
    assertThat(Drawings.find("scarf")).isEmpty();
    assertThat(Drawings.find("broom")).isEmpty();
  }

  @Test
  void whatNobodyCanDrawIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Drawings.of("unicorn"))
        .withMessageContaining("unicorn");
  }
}
