package io.openbailian.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.TestCall;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPicturesTest {
  /// Pins pixels: when a drawing changes on purpose, change `EmbeddedEngine.VERSION` and the file.
  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = "pixels.csv", delimiter = '|')
  void drawsThePinnedPixels(String prompt, String size, long seed, String sha256)
      throws EngineFailure, InterruptedException, NoSuchAlgorithmException {
    BufferedImage picture = Pictures.of(TestCall.textToImage(prompt).size(size).seed(seed));

    assertThat(hash(picture)).isEqualTo(sha256);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1*1",
        "2*1",
        "1*7",
        "3*500",
        "500*3",
        "16*16",
        "768*2700",
        "2700*768",
        "512*1440",
        "1440*512",
        "1440*1440"
      })
  void drawsAnySize(String size) throws EngineFailure, InterruptedException {
    for (String prompt : List.of("可爱猫咪", "湖，极光，\"你好\"", "未来城市，下雨", "客厅", "花店", "对联")) {
      BufferedImage picture = Pictures.of(TestCall.textToImage(prompt).size(size));
      assertThat(picture.getWidth() + "*" + picture.getHeight()).isEqualTo(size);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"猫", "狗", "兔子", "教堂", "小屋", "花店", "帆船", "热气球", "花瓶", "机器人", "亭子", "女孩"})
  void aSubjectChangesThePictureAndANegativePromptTakesItAway(String subject)
      throws EngineFailure, InterruptedException {
    String prompt = "白天的草地上有" + subject;
    BufferedImage with = Pictures.of(TestCall.textToImage(prompt).size("256*256"));
    BufferedImage without =
        Pictures.of(TestCall.textToImage(prompt).negativePrompt(subject).size("256*256"));

    assertThat(Pictures.difference(with, without)).isGreaterThan(0.1);
  }

  @Test
  void anotherSeedComposesAnotherPicture() throws EngineFailure, InterruptedException {
    BufferedImage one = Pictures.of(TestCall.textToImage("可爱猫咪").size("256*256").seed(1));
    BufferedImage two = Pictures.of(TestCall.textToImage("可爱猫咪").size("256*256").seed(2));

    assertThat(Pictures.difference(one, two)).isGreaterThan(0.5);
  }

  private static String hash(BufferedImage picture) throws NoSuchAlgorithmException {
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    ByteBuffer bytes = ByteBuffer.allocate(4 * pixels.length);
    bytes.asIntBuffer().put(pixels);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
  }
}
