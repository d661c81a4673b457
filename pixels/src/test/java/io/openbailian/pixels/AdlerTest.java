package io.openbailian.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.zip.Adler32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdlerTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_520, 65_521, 65_522, 199_999, 200_000})
  void joinsTheSumsOfTwoPieces(int cut) {
    byte[] data = new byte[200_000];
    Arrays.fill(data, (byte) 0xFF);

    int joined = Adler.joined(sum(data, 0, cut), sum(data, cut, data.length), data.length - cut);

    assertThat(joined).isEqualTo(sum(data, 0, data.length));
  }

  private static int sum(byte[] data, int from, int to) {
    Adler32 sum = new Adler32();
    sum.update(data, from, to - from);
    return (int) sum.getValue();
  }
}
