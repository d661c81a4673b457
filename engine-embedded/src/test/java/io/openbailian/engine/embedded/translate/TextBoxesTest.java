package io.openbailian.engine.embedded.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextBoxesTest {
  @Test
  void joinsWordsOfALineAndKeepsThePriceApart() {
    List<TextBoxes.Box> boxes =
        TextBoxes.of(
            List.of(
                new Rectangle(100, 50, 90, 40),
                new Rectangle(205, 52, 120, 38),
                new Rectangle(600, 50, 80, 40)));

    assertThat(boxes)
        .containsExactly(
            new TextBoxes.Box(new Rectangle(100, 50, 225, 40), false),
            new TextBoxes.Box(new Rectangle(600, 50, 80, 40), false));
  }

  @Test
  void keepsRowsApart() {
    List<TextBoxes.Box> boxes =
        TextBoxes.of(List.of(new Rectangle(100, 50, 200, 40), new Rectangle(100, 110, 200, 40)));

    assertThat(boxes).hasSize(2).noneMatch(TextBoxes.Box::down);
  }

  @Test
  void seesCharactersBelowOneAnotherAsAColumn() {
    List<TextBoxes.Box> boxes =
        TextBoxes.of(
            List.of(
                new Rectangle(80, 180, 100, 100),
                new Rectangle(82, 310, 98, 104),
                new Rectangle(80, 440, 101, 100),
                new Rectangle(80, 570, 100, 102)));

    assertThat(boxes).containsExactly(new TextBoxes.Box(new Rectangle(80, 180, 101, 492), true));
  }

  @Test
  void seesTheFirstCharactersOfRowsAsRows() {
    List<TextBoxes.Box> boxes =
        TextBoxes.of(
            List.of(
                new Rectangle(100, 100, 40, 40),
                new Rectangle(145, 100, 80, 40),
                new Rectangle(100, 160, 40, 40),
                new Rectangle(145, 160, 80, 40),
                new Rectangle(100, 220, 40, 40),
                new Rectangle(145, 220, 80, 40)));

    assertThat(boxes).hasSize(3).noneMatch(TextBoxes.Box::down);
  }
}
