package io.openbailian.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LineTest {
  @ParameterizedTest
  @EnumSource(Face.class)
  void everyFaceDrawsAsciiAndPunctuationAndHan(Face face) {
    StringBuilder text = new StringBuilder("可爱猫咪花好月圆龘囍，。！？、；：“”‘’「」《》（）…—·");
    for (char c = '!'; c <= '~'; c++) {
      text.append(c);
    }

    assertThat(Line.of(text.toString(), face).missing()).isEmpty();
  }

  @Test
  void aHanCharacterIsOneEmWideAndStandsOnTheBaseline() {
    Line line = Line.of("国", Face.SANS);

    Rectangle2D ink = line.ink();
    assertThat(line.width()).isCloseTo(1.0, within(0.001));
    assertThat(ink.getMinY()).isBetween(-0.95, -0.7);
    assertThat(ink.getMaxY()).isBetween(0.0, 0.2);
  }

  @Test
  void latinIsProportional() {
    assertThat(Line.of("iii", Face.SANS).width()).isLessThan(Line.of("mmm", Face.SANS).width());
  }

  @Test
  void reportsWhatNoFaceHasAndDrawsAStandIn() {
    Line line = Line.of("猫\uD83D\uDE3Aع", Face.SERIF_BOLD);

    assertThat(line.missing()).isEqualTo("\uD83D\uDE3Aع");
    assertThat(line.width()).isCloseTo(3.0, within(0.01));
  }

  @Test
  void joinersAndSelectorsAndControlsTakeNoRoom() {
    assertThat(Line.of("a\u200D\uFE0F\u0007\uDB40\uDD00b", Face.SANS).width())
        .isEqualTo(Line.of("ab", Face.SANS).width());
  }

  @Test
  void aBlankLineHasNoInk() {
    assertThat(Line.of(" \u3000\t", Face.SANS).ink().isEmpty()).isTrue();
    assertThat(Line.of("", Face.SANS).ink().isEmpty()).isTrue();
  }
}
