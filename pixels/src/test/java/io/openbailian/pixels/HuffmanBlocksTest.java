package io.openbailian.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuffmanBlocksTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 1000, 65_536, 65_537, 200_003})
  void isInflatedToWhatItWas(int length) throws DataFormatException {
    for (int spread : new int[] {1, 2, 17, 256}) {
      byte[] data = skewed(length, spread);

      assertThat(inflated(written(data), length)).isEqualTo(data);
    }
  }

  @Test
  void estimatesItsSize() {
    byte[] data = skewed(60_000, 90);

    long estimate = HuffmanBlocks.estimate(data, 0, data.length);

    assertThat((long) written(data).length).isBetween(estimate, estimate + 200);
  }

  @Test
  void keepsWordsWithinTwelveBitsAndWastesNone() {
    int[] fibonacci = new int[40];
    fibonacci[0] = 1;
    fibonacci[1] = 1;
    for (int i = 2; i < fibonacci.length; i++) {
      fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2];
    }

    int[] lengths = HuffmanLengths.of(fibonacci);

    assertThat(IntStream.of(lengths))
        .allMatch(length -> length >= 1 && length <= HuffmanLengths.LONGEST);
    assertThat(
            IntStream.of(lengths)
                .mapToLong(length -> 1L << (HuffmanLengths.LONGEST - length))
                .sum())
        .isEqualTo(1L << HuffmanLengths.LONGEST);
  }

  @Test
  void givesASymbolThatDoesNotOccurNoWord() {
    assertThat(HuffmanLengths.of(new int[] {5, 0, 1})).containsExactly(1, 0, 1);
  }

  /// Small values are frequent, as they are behind a filter.
  private static byte[] skewed(int length, int spread) {
    RandomGenerator random = RandomGeneratorFactory.of("SplittableRandom").create(length);
    byte[] data = new byte[length];
    for (int i = 0; i < length; i++) {
      data[i] = (byte) (random.nextInt(spread) * random.nextInt(spread) / spread);
    }
    return data;
  }

  private static byte[] written(byte[] data) {
    byte[] out = new byte[HuffmanBlocks.room(data.length)];
    int end = HuffmanBlocks.write(data, data.length, out);
    return Arrays.copyOf(out, end);
  }

  private static byte[] inflated(byte[] deflated, int length) throws DataFormatException {
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(deflated);
      byte[] data = new byte[length];
      assertThat(inflater.inflate(data)).isEqualTo(length);
      assertThat(inflater.inflate(new byte[1])).isZero();
      assertThat(inflater.getRemaining()).isZero();
      return data;
    }
  }
}
