package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8CheckTest {
  private static boolean isUtf8(byte[] bytes, int piece) {
    Utf8Check check = new Utf8Check();
    for (int at = 0; at < bytes.length; at += piece) {
      if (!check.accepts(bytes, at, Math.min(piece, bytes.length - at))) {
        return false;
      }
    }
    return check.isWhole();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C0AF",
        "C0",
        "C1BF",
        "E080AF",
        "E09FBF",
        "F08080AF",
        "F08FBFBF",
        "EDA080",
        "EDBFBF",
        "EDA080EDB080",
        "F4908080",
        "F5808080",
        "F888808080",
        "FE",
        "FF",
        "FFFE",
        "80",
        "BF",
        "C3",
        "E2",
        "E282",
        "F09F98",
        "C328",
        "E228A1",
        "F0288CBC",
        "41C2",
        "00",
        "2200"
      })
  void refusesWhatIsNone(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertThat(isUtf8(bytes, 100)).isFalse();
    assertThat(isUtf8(bytes, 1)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain", "画一只猫", "é", "😀", "\uD7FF\uE000\uFFFF", "\uDBFF\uDFFF", "\uFEFF{}"})
  void takesWhatIsSome(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(isUtf8(bytes, 100)).isTrue();
    assertThat(isUtf8(bytes, 1)).isTrue();
  }

  /// The decoder of the JDK is the judge; zeros are ours alone.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void judgesAsADecoderDoes(int seed) {
    Random random = new Random(seed);
    byte[] leads = HexFormat.of().parseHex("7F80BFC0C1C2DFE0E1ECEDEEEFF0F1F4F5FF419FA08F90");
    for (int round = 0; round < 200_000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(6)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = leads[random.nextInt(leads.length)];
      }
      if (isUtf8(bytes, 1 + random.nextInt(3)) != decodes(bytes)) {
        fail("seed %d: %s".formatted(seed, HexFormat.of().formatHex(bytes)));
      }
    }
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Test
  void knowsWhetherTextsTakeMoreInMemory() {
    Utf8Check plain = new Utf8Check();
    Utf8Check escaped = new Utf8Check();
    Utf8Check chinese = new Utf8Check();
    plain.accepts("{\"a\":1}".getBytes(StandardCharsets.UTF_8), 0, 7);
    escaped.accepts("\"\\u4e2d\"".getBytes(StandardCharsets.UTF_8), 0, 8);
    chinese.accepts("\"中\"".getBytes(StandardCharsets.UTF_8), 0, 5);

    assertThat(plain.isPlain()).isTrue();
    assertThat(escaped.isPlain()).isFalse();
    assertThat(chinese.isPlain()).isFalse();
  }
}
