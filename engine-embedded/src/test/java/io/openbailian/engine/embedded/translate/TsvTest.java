package io.openbailian.engine.embedded.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import org.junit.jupiter.api.Test;

class TsvTest {
  private static final String TABLE =
      """
      level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
      1\t1\t0\t0\t0\t0\t0\t0\t640\t480\t-1\t
      4\t1\t1\t1\t1\t0\t10\t20\t200\t40\t-1\t
      5\t1\t1\t1\t1\t1\t10\t20\t90\t40\t96.5\tNO
      5\t1\t1\t1\t1\t2\t110\t20\t100\t38\t91\tPARKING
      5\t1\t1\t1\t1\t3\t210\t20\t5\t38\t95\t\s
      4\t2\t1\t1\t1\t0\t1\t2\t30\t40\t-1\t
      5\t2\t1\t1\t1\t1\t1\t2\t30\t40\t93\t推
      """;

  @Test
  void readsWordsWithTheirLinesAndPages() {
    Rectangle line = new Rectangle(10, 20, 200, 40);

    assertThat(Tsv.words(TABLE))
        .containsExactly(
            new ReadWord(1, line, new Rectangle(10, 20, 90, 40), 96.5, "NO"),
            new ReadWord(1, line, new Rectangle(110, 20, 100, 38), 91, "PARKING"),
            new ReadWord(2, new Rectangle(1, 2, 30, 40), new Rectangle(1, 2, 30, 40), 93, "推"));
  }

  @Test
  void passesOverWhatIsNotOfTheTable() {
    assertThat(Tsv.words("Estimating resolution as 300\n\n5\t1\tbroken")).isEmpty();
  }
}
