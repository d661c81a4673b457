package io.openbailian.engines.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.PixelSize;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestCardTest {

  @ParameterizedTest
  @CsvSource({"1,1", "66,16", "65,900", "512,1440", "1664,928"})
  void isOfTheSizeAskedFor(int width, int height) {
    BufferedImage card = TestCard.draw(new PixelSize(width, height), 7);

    assertThat(card.getWidth()).isEqualTo(width);
    assertThat(card.getHeight()).isEqualTo(height);
  }

  @Test
  void differsByItsSeed() {
    Set<Integer> backgrounds = new HashSet<>();

    for (long seed = 0; seed < 1000; seed++) {
      backgrounds.add(TestCard.draw(new PixelSize(1, 1), seed).getRGB(0, 0));
    }

    assertThat(backgrounds).hasSize(1000);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2147483647", "1431655765"})
  void carriesItsSeedReadably(long seed) {
    BufferedImage card = TestCard.draw(new PixelSize(1024, 1024), seed);

    assertThat(seedOf(card)).isEqualTo(seed);
  }

  /// The squares of the seed, as docs/scripted-engine.md tells a reader to find them.
  private static long seedOf(BufferedImage card) {
    int square = Math.min(card.getWidth() / 66, card.getHeight() / 16);
    int left = (card.getWidth() - 66 * square) / 2;
    int top = (card.getHeight() - 16 * square) / 2;
    long seed = 0;
    for (int bit = 0; bit < 31; bit++) {
      int x = left + (2 + 2 * bit) * square + square / 2;
      int y = top + 12 * square + square / 2;
      seed = 2 * seed + ((card.getRGB(x, y) & 0xff) == 0xff ? 1 : 0);
    }
    return seed;
  }
}
