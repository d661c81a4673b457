package io.openbailian.imaging.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PnmTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "P1\n2 2\n1 0\n0 1\n",
        "P1 # a note\n2\t2 # another\n1001",
        "P2\n2 2\n15\n0 15\n15 0\n",
        "P3\n2 2\n1\n0 0 0 1 1 1\n1 1 1 0 0 0",
        "P4\n2 2\n\u0080@",
        "P5\n2 2\n255\n\0\u00ff\u00ff\0",
        "P5 2 2 65535 \0\0\u00ff\u00ff\u00ff\u00ff\0\0",
        "P6\n2 2\n255\n\0\0\0\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\0\0\0"
      })
  void readsEachKindInWordsAndInBytes(String file) {
    BufferedImage image = picture(file);

    assertThat(pixels(image)).containsExactly(0xFF000000, 0xFFFFFFFF, 0xFFFFFFFF, 0xFF000000);
  }

  @Test
  void spreadsSamplesOverAllLevels() {
    assertThat(pixels(picture("P2 3 1 4 1 2 4")))
        .containsExactly(0xFF404040, 0xFF808080, 0xFFFFFFFF);
    assertThat(pixels(picture("P6 1 1 100 d2\0"))).containsExactly(0xFFFF8000);
  }

  @Test
  void packsTheBitsOfARowIntoBytesOfItsOwn() {
    BufferedImage image = picture("P4 9 2 \u00ff\u0080\0\u0080");

    assertThat(image.getRGB(8, 0)).isEqualTo(0xFF000000);
    assertThat(image.getRGB(7, 1)).isEqualTo(0xFFFFFFFF);
    assertThat(image.getRGB(8, 1)).isEqualTo(0xFF000000);
  }

  @ParameterizedTest
  @CsvSource({
    "'P6 100000 100000 255 x', TRUNCATED",
    "'P5 20 20 255 short', TRUNCATED",
    "'P3 2 2 255 1 2 3', TRUNCATED",
    "'P5 0 7 255 ', MALFORMED",
    "'P5 7 7 0 ', MALFORMED",
    "'P5 7 7 70000 ', MALFORMED",
    "'P5 99999999999 7 255 ', MALFORMED",
    "'P2 1 1 9 x', MALFORMED",
    "'P5 seven', MALFORMED",
    "'P5 ', TRUNCATED",
    "'P7 WIDTH 1', NOT_AN_IMAGE",
    "'P5x', NOT_AN_IMAGE"
  })
  void refusesWhatIsCutOrWrong(String file, FileFault fault) {
    Decoded decoded = Decoder.decode(bytes(file), Limits.DEFAULT);

    assertThat(decoded).isInstanceOf(Decoded.Refused.class);
    assertThat(((Decoded.Refused) decoded).fault()).isEqualTo(fault);
  }

  @Test
  void refusesALargePictureByItsHeader() {
    byte[] bitmap = Arrays.copyOf(bytes("P4 16000 16000 "), 33_000_000);

    assertThat(Decoder.inspect(bitmap, Limits.DEFAULT).toString()).contains("TOO_LARGE");
  }

  @Test
  void answersEveryDamagedFileWithoutAnException() {
    byte[] whole = bytes("P3 # note\n4 3\n200\n" + "1 20 200 ".repeat(12));
    SplittableRandom dice = new SplittableRandom(3);

    for (int round = 0; round < 2000; round++) {
      byte[] damaged = Arrays.copyOf(whole, 1 + dice.nextInt(whole.length));
      for (int i = 0; i < 3; i++) {
        damaged[dice.nextInt(damaged.length)] = (byte) dice.nextInt();
      }
      assertThat(Decoder.decode(damaged, new Limits(1 << 20, 4096, 1))).isNotNull();
    }
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static BufferedImage picture(String file) {
    Decoded decoded = Decoder.decode(bytes(file), Limits.DEFAULT);
    assertThat(decoded).isInstanceOf(Decoded.Picture.class);
    Decoded.Picture picture = (Decoded.Picture) decoded;
    assertThat(picture.header().format()).isEqualTo(PictureFormat.PNM);
    return picture.image();
  }

  private static byte[] bytes(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }
}
