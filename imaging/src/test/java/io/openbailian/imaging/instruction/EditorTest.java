package io.openbailian.imaging.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.TestPictures;
import io.openbailian.imaging.edit.Inscription;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditorTest {
  private static final int SIDE = 256;
  private static final String LONG = "a considerably longer line of words";

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

  /// A red circle on the left, a red square beside it, a blue circle on the right.
  private static BufferedImage shapes() {
    BufferedImage image = Pictures.blank(SIDE, SIDE);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, SIDE, SIDE);
    g.setColor(new Color(0xD0282E));
    g.fillOval(20, 90, 60, 60);
    g.fillRect(100, 90, 60, 60);
    g.setColor(new Color(0x2A5FC8));
    g.fillOval(180, 90, 60, 60);
    g.dispose();
    return image;
  }

  @ParameterizedTest
  @ValueSource(strings = {"把红色的圆修改为蓝色", "change the red circle to blue"})
  void recoloursTheShapeThatIsNamedAlone(String text) throws InterruptedException {
    BufferedImage out = edited(shapes(), text, 0.5);

    int circle = out.getRGB(50, 120);
    assertThat(Pictures.blue(circle)).isGreaterThan(Pictures.red(circle) + 60);
    assertThat(out.getRGB(130, 120)).isEqualTo(shapes().getRGB(130, 120));
    assertThat(out.getRGB(210, 120)).isEqualTo(shapes().getRGB(210, 120));
  }

  @ParameterizedTest
  @ValueSource(strings = {"把绿色的圆改成蓝色", "把蓝色的方块改成红色", "turn the red triangle green"})
  void changesNothingForAShapeThatIsNotThere(String text) throws InterruptedException {
    Editor editor = new Editor(0.5, EditorTest::plain, Optional.empty(), ImagingWork.of(1));

    assertThat(editor.apply(shapes(), read(text))).isInstanceOf(EditOutcome.Impossible.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"把红色的圆改成蓝色的方块", "turn the red circle into a blue triangle"})
  void doesNotPassAColourForAShape(String text) {
    assertThat(Instruction.read(text)).isInstanceOf(InstructionReading.NotUnderstood.class);
  }

  private static BufferedImage written(String... lines) {
    BufferedImage image = Pictures.blank(512, 512);
    Arrays.fill(Pictures.pixels(image), 0x2E5FA0);
    for (int i = 0; i < lines.length; i++) {
      image =
          Inscription.write(image, lines[i], new Rectangle(80, 80 + 160 * i, 350, 34), 0xFFFFFF);
    }
    return image;
  }

  /// The share of white in the rows where a line stands.
  private static double ink(BufferedImage image, int line) {
    int white = 0;
    for (int y = 80 + 160 * line; y < 140 + 160 * line; y++) {
      for (int x = 0; x < 512; x++) {
        white += Pictures.luma(image.getRGB(x, y)) > 200 ? 1 : 0;
      }
    }
    return white;
  }

  @Test
  void ofSeveralLinesTheOneThatIsAsLongIsReplaced() throws InterruptedException {
    BufferedImage before = written("SALE", LONG);

    BufferedImage out = edited(before, "把“SALE”改成“OPEN”", 0.5);

    assertThat(ink(out, 1)).isEqualTo(ink(before, 1));
    assertThat(ink(out, 0)).isNotEqualTo(ink(before, 0));
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
