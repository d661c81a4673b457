package io.openbailian.imaging.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.TestPictures;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditorTest {
  private static final int SIDE = 256;

  @Test
  void makesHairRedAndLeavesTheFace() throws InterruptedException {
    BufferedImage image = TestPictures.portrait(SIDE, SIDE);

    BufferedImage out = edited(image, "把女孩的头发修改为红色", 0.5);

    int hair = out.getRGB(SIDE / 2, (int) (0.13 * SIDE));
    assertThat(Pictures.red(hair)).isGreaterThan(Pictures.green(hair) + 60);
    assertThat(out.getRGB(SIDE / 2, (int) (0.34 * SIDE)))
        .isEqualTo(image.getRGB(SIDE / 2, (int) (0.34 * SIDE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "变成夜晚",
        "变成秋天",
        "下雪",
        "起雾",
        "下雨",
        "变亮",
        "blur the background",
        "make it warmer",
        "加一顶帽子",
        "锐化",
        "add a white border",
        "turn the house into wood",
        "背景换成星空"
      })
  void neverHandsBackASilentCopy(String text) throws InterruptedException {
    BufferedImage image = TestPictures.house(SIDE, SIDE);

    assertThat(Pictures.pixels(edited(image, text, 0.5))).isNotEqualTo(Pictures.pixels(image));
  }

  @Test
  void scalesByStrength() throws InterruptedException {
    BufferedImage image = TestPictures.landscape(SIDE, SIDE);

    long little = light(edited(image, "变亮", 0.2)) - light(image);
    long much = light(edited(image, "变亮", 0.9)) - light(image);

    assertThat(little).isPositive();
    assertThat(much).isGreaterThan(2 * little);
  }

  @Test
  void changesNothingOutsideTheMask() throws InterruptedException {
    BufferedImage image = TestPictures.house(SIDE, SIDE);
    Mask left = Mask.of(SIDE, SIDE, (x, y) -> x < 100 ? 255 : 0);

    BufferedImage out =
        done(
            new Editor(0.5, EditorTest::plain, Optional.of(left), ImagingWork.of(1)),
            image,
            "变成蓝色的画面");

    for (int i = 0; i < SIDE * SIDE; i++) {
      assertThat(i % SIDE < 100 || Pictures.pixels(out)[i] == Pictures.pixels(image)[i]).isTrue();
    }
  }

  @Test
  void putsTheDescribedSceneBehindTheSubject() throws InterruptedException {
    BufferedImage out = edited(TestPictures.portrait(SIDE, SIDE), "背景换成雪山", 0.5);

    assertThat(out.getRGB(4, 4) & 0xFFFFFF).isEqualTo(0x3080C0);
  }

  @Test
  void saysWhatItCannotFind() throws InterruptedException {
    Editor editor = new Editor(0.5, EditorTest::plain, Optional.empty(), ImagingWork.of(1));

    EditOutcome outcome = editor.apply(TestPictures.stillLife(SIDE, SIDE), read("把头发改成红色"));

    assertThat(outcome)
        .isEqualTo(new EditOutcome.Impossible("The picture shows no hair that could be found."));
  }

  private static BufferedImage edited(BufferedImage image, String text, double strength)
      throws InterruptedException {
    return done(
        new Editor(strength, EditorTest::plain, Optional.empty(), ImagingWork.of(1)), image, text);
  }

  private static BufferedImage done(Editor editor, BufferedImage image, String text)
      throws InterruptedException {
    EditOutcome outcome = editor.apply(image, read(text));
    assertThat(outcome).isInstanceOf(EditOutcome.Edited.class);
    return ((EditOutcome.Edited) outcome).image();
  }

  private static List<Edit> read(String text) {
    return ((InstructionReading.Understood) Instruction.read(text)).edits();
  }

  private static BufferedImage plain(String words, int width, int height, long seed) {
    BufferedImage out = Pictures.blank(width, height);
    Arrays.fill(Pictures.pixels(out), 0x3080C0);
    return out;
  }

  private static long light(BufferedImage image) {
    return Arrays.stream(Pictures.pixels(image)).mapToLong(Pictures::luma).sum();
  }
}
